export {
  defaultThresholds,
  type Forbund,
  type ForbundDirectory,
  forbund,
  forbundId,
  type Organisation,
  organisation,
  organisationId,
  organisationKinds,
  type Thresholds,
  thresholds,
} from './forbund.ts';
