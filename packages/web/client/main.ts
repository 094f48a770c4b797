import 'htmx.org';
import { keepOpenGroups } from './open-groups.ts';
import { quietRefresh } from './quiet-refresh.ts';
import { takeChargeOfSteppers } from './steppers.ts';

takeChargeOfSteppers(document);
quietRefresh(document);
keepOpenGroups(document);
openDetailsInAddress();
addEventListener('hashchange', openDetailsInAddress);

/** A link to a closed section opens it: on arrival and when following a link within the page. */
function openDetailsInAddress(): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target instanceof HTMLDetailsElement) target.open = true;
}
