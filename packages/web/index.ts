export type { Assets } from './assets.ts';
export { ageWording, momentWording } from './components/age-wording.ts';
export {
  AvailabilityBox,
  type AvailabilityBoxProps,
  AvailabilityNotes,
  type AvailabilityNotesProps,
} from './components/availability.tsx';
export type { CriterionView } from './components/criteria-list.tsx';
export type { DescriptionItem } from './components/description-list.tsx';
export type { FacetView } from './components/facet-group.tsx';
export { type AvailabilityView, freePlacesWording, numberWording } from './components/free-places-wording.ts';
export type { HiddenField } from './components/hidden-fields.tsx';
export type { Link } from './components/link.ts';
export type { Frame } from './components/page.tsx';
export { presentAvailability } from './components/present-availability.ts';
export { AboutPage } from './pages/about/about-page.tsx';
export { AccessibilityPage } from './pages/about/accessibility-page.tsx';
export { AccountPage, type AccountView } from './pages/account/account-page.tsx';
export { ApiDocsPage } from './pages/api-docs/api-docs-page.tsx';
export { InsatsPage } from './pages/insats/insats-page.tsx';
export type { ContactView, InsatsView, ProvenanceView } from './pages/insats/insats-view.ts';
export { presentInsats } from './pages/insats/present-insats.ts';
export { MessagePage, type MessageView } from './pages/message/message-page.tsx';
export { standardMessages } from './pages/message/standard-messages.ts';
export {
  type OwnInsats,
  presentOwnInsatser,
  type Receipt,
  type UnsavedForm,
} from './pages/provider/present-provider.ts';
export { ProviderPage } from './pages/provider/provider-page.tsx';
export type {
  OwnInsatsView,
  PlacesFormView,
  ProviderView,
  ReceiptView,
  ReportFormView,
} from './pages/provider/provider-view.ts';
export { type Names, presentSearch, searchHref } from './pages/search/present-search.ts';
export { SearchPage } from './pages/search/search-page.tsx';
export type { SearchResultView, SearchView } from './pages/search/search-view.ts';
export { ChooseDemoUserPage, type ChooseDemoUserView } from './pages/sign-in/choose-demo-user-page.tsx';
export { SignInPage, type SignInView } from './pages/sign-in/sign-in-page.tsx';
export { StartPage, type StartView, type WayIn } from './pages/start/start-page.tsx';
export { paths } from './paths.ts';
export { documentOf, fragmentOf } from './render.ts';
export { createShell, type Reader, type Shell } from './shell.tsx';
