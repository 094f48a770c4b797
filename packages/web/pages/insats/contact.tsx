import { MissingValue } from '../../components/missing-value.tsx';
import type { ContactView } from './insats-view.ts';

/** How to reach the insats; every way one tap away. */
export function Contact({ contact }: { contact: ContactView | null }) {
  return (
    <section class="contact" id="contact" aria-labelledby="contact-heading">
      <h2 class="ds-heading" data-size="2xs" id="contact-heading">
        Kontakt
      </h2>
      {contact && Object.values(contact).some(Boolean) ? (
        <ul>
          {contact.name && <li class="contact__name">{contact.name}</li>}
          {contact.phone && (
            <li>
              <a class="ds-link" href={`tel:${dialled(contact.phone)}`}>
                {contact.phone}
              </a>
            </li>
          )}
          {contact.email && (
            <li>
              <a class="ds-link" href={`mailto:${contact.email}`}>
                {contact.email}
              </a>
            </li>
          )}
          {contact.website && (
            <li>
              <a class="ds-link" href={contact.website.href} rel="noopener noreferrer">
                {contact.website.label}
              </a>
            </li>
          )}
          {contact.address && <li>{contact.address}</li>}
        </ul>
      ) : (
        <p>
          Kontakt: <MissingValue />
        </p>
      )}
    </section>
  );
}

/** Digits and a leading plus only; a zero in parentheses after a country code is not dialled. */
export function dialled(phone: string): string {
  return phone.replace(/\(0\)/g, '').replace(/(?!^\+)\D/g, '');
}
