export { type Deployable, type DeployableName, functions, type TableAccess } from './functions.ts';
export {
  type ApiOperation,
  type ApiOperationOf,
  type FunctionName,
  type Operation,
  type PageOperationOf,
  type Policy,
  type Role,
  type Route,
  routes,
  routesOf,
} from './routes.ts';
