export { type Deployable, type DeployableName, functions, type TableAccess } from './functions.ts';
export { type FunctionName, isWrite, type Policy, type Reach, type Role, type Route } from './route.ts';
export {
  type ApiOperation,
  type ApiOperationOf,
  type Operation,
  type PageOperationOf,
  routes,
  routesOf,
} from './routes.ts';
