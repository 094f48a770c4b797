export type { Assets } from './assets.ts';

export {
  AvailabilityBox,
  AvailabilityNotes,
} from './components/availability.tsx';
export type { FormState } from './components/field.tsx';
export { presentAvailability } from './components/present-availability.ts';
export { AboutPage } from './pages/about/about-page.tsx';
export { AccessibilityPage } from './pages/about/accessibility-page.tsx';
export { AccountPage } from './pages/account/account-page.tsx';
export { ApiDocsPage } from './pages/api-docs/api-docs-page.tsx';
export { FlagPage } from './pages/flow/flag-page.tsx';
export { FlowPage } from './pages/flow/flow-page.tsx';
export { InsatsFlowPage } from './pages/flow/insats-flow-page.tsx';
export { InsatserFlowPage } from './pages/flow/insatser-flow-page.tsx';
export { LadderPage } from './pages/flow/ladder-page.tsx';
export { type FlagForm, presentFlag } from './pages/flow/present-flag.ts';
export { presentFlow } from './pages/flow/present-flags.ts';
export { presentInsatsFlow } from './pages/flow/present-insats-flow.ts';
export { presentInsatserFlow } from './pages/flow/present-insatser-flow.ts';
export { presentLadder } from './pages/flow/present-ladder.ts';
export { presentQuarter } from './pages/flow/present-quarter.ts';
export { QuarterPage } from './pages/flow/quarter-page.tsx';
export { InsatsPage } from './pages/insats/insats-page.tsx';
export { presentInsats } from './pages/insats/present-insats.ts';
export { MessagePage } from './pages/message/message-page.tsx';
export { NeedPage } from './pages/need/need-page.tsx';
export type { NeedFormState, NeedView } from './pages/need/need-view.ts';
export { presentNeedAnswer } from './pages/need/present-need.ts';
export { NeedsPage } from './pages/needs/needs-page.tsx';
export type { NeedsView } from './pages/needs/needs-view.ts';
export { needsFormValues, presentNeeds } from './pages/needs/present-needs.ts';
export { numberToRead } from './pages/places/place-form.tsx';
export { PlacesPage } from './pages/places/places-page.tsx';
export { type PlaceForm, presentPlaces } from './pages/places/present-places.ts';

export {
  type OwnInsats,
  presentOwnInsatser,
  type Receipt,
  type UnsavedForm,
} from './pages/provider/present-provider.ts';
export { ProviderPage } from './pages/provider/provider-page.tsx';

export { type Names, presentSearch, searchHref } from './pages/search/present-search.ts';
export { SearchPage } from './pages/search/search-page.tsx';

export { SignInPage } from './pages/sign-in/sign-in-page.tsx';
export { StartPage } from './pages/start/start-page.tsx';
export { paths } from './paths.ts';

export { createShell, type Shell } from './shell.tsx';
