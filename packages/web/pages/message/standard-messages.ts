import { paths } from '../../paths.ts';
import type { MessageView } from './message-page.tsx';

const search = { href: paths.search, label: 'Sök insatser' };
const ownInsatser = { href: paths.provider, label: 'Till mina insatser' };

/** The messages that any page may have to give, ready to show. */
export const standardMessages = {
  /** 404. The same for what does not exist and what the reader may not see. */
  notFound: {
    tone: 'info',
    heading: 'Sidan finns inte',
    paragraphs: ['Adressen kan vara fel, eller så har insatsen tagits bort ur katalogen.'],
    links: [search, { href: paths.start, label: 'Till startsidan' }],
  },
  /** 403. */
  forbidden: {
    tone: 'warning',
    heading: 'Du har inte behörighet',
    paragraphs: [
      'Du är inloggad, men din behörighet räcker inte till den här sidan. Be förbundets administratör om du behöver den.',
    ],
    links: [{ href: paths.account, label: 'Se dina behörigheter' }, search],
  },
  /** 403 from a form sent from another site or without its session. */
  formRefused: {
    tone: 'warning',
    heading: 'Formuläret kunde inte tas emot',
    paragraphs: ['Det skickades från en annan webbplats eller efter att du loggats ut. Inget har ändrats.'],
    links: [ownInsatser, { href: paths.signIn, label: 'Logga in' }],
  },
  /** 503. */
  busy: {
    tone: 'warning',
    heading: 'Just nu går det trögt',
    paragraphs: ['Vi kunde inte svara i tid. Vänta en halv minut och försök igen.'],
    links: [search],
  },
  /** 500. */
  fault: {
    tone: 'danger',
    heading: 'Något gick fel hos oss',
    paragraphs: [
      'Felet är antecknat. Försök igen om en stund. Var du mitt i ett formulär kan du skicka det en gång till: det sparas aldrig dubbelt.',
    ],
    links: [search],
  },
} satisfies Record<string, MessageView>;
