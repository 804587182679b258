import { dictionary, plural } from '../../../web/ui/language.tsx'

/** These are the texts of the page on which medewerkers choose what they are told. */
export const mijnMeldingenTexts = dictionary(
  {
    title: 'Mijn meldingen',
    mail: 'E-mail over interne taken',
    intro: (adres: string) =>
      `Balie stuurt e-mail over uw interne taken naar ${adres}. Er staat niets in over klanten.`,
    noAddress:
      'Er is geen e-mailadres van u bekend, dus u krijgt geen e-mail. Vraag uw beheerder om het toe te voegen. Uw keuzes worden wel bewaard.',
    kinds: {
      nieuw: 'Er is een nieuwe taak voor mij',
      doorgestuurd: 'Een taak is naar mij doorgestuurd',
      heropend: 'Een taak van mij is heropend',
      overTijd: 'Een taak van mij is over tijd',
    },
    ways: { direct: 'Direct een e-mail', dagoverzicht: 'In het dagoverzicht', niet: 'Geen e-mail' },
    summary:
      'Het dagoverzicht is één e-mail, op werkdagen om 07:30, met hoeveel taken er te doen en over tijd zijn. U krijgt het als u er hierboven iets in wilt lezen, en er iets te doen is.',
    self: 'Over wat u zelf doet krijgt u geen e-mail. Komen er veel taken tegelijk, dan staan ze samen in één e-mail.',
    saved: 'Uw keuzes zijn opgeslagen.',
  },
  {
    title: 'My notifications',
    mail: 'E-mail about tasks',
    intro: (adres: string) => `Balie sends e-mail about your tasks to ${adres}. It tells nothing about customers.`,
    noAddress:
      'No e-mail address of yours is known, so you get no e-mail. Ask your administrator to add it. Your choices are kept all the same.',
    kinds: {
      nieuw: 'There is a new task for me',
      doorgestuurd: 'A task was sent on to me',
      heropend: 'A task of mine was reopened',
      overTijd: 'A task of mine is overdue',
    },
    ways: { direct: 'An e-mail at once', dagoverzicht: 'In the daily summary', niet: 'No e-mail' },
    summary:
      'The daily summary is one e-mail, on working days at 07:30, with how many tasks are to do and overdue. You get it when you want to read something in it above, and there is something to do.',
    self: 'You get no e-mail about what you do yourself. When many tasks come at once, one e-mail tells of them together.',
    saved: 'Your choices were saved.',
  },
)

/** These are the texts of the pages of beheer about e-mail. */
export const emailTexts = dictionary(
  {
    title: 'E-mail',
    ways: {
      smtp: 'E-mail aan medewerkers gaat via de mailserver.',
      postvak: 'Dit is een demonstratie zonder mailserver: e-mail komt in het postvak van de demonstratie.',
      geen: 'Er gaat geen e-mail uit: er is geen mailserver ingesteld (SMTP_URL).',
    },
    waiting: (count: number) => `${plural(count, 'e-mail wacht', 'e-mails wachten')} op verzending.`,
    failedTitle: 'Niet verzonden',
    none: 'Alle e-mail is verzonden.',
    shown: (count: number) => `${plural(count, 'mislukte e-mail', 'mislukte e-mails')} getoond`,
    kind: 'Soort',
    kinds: {
      nieuw: 'Nieuwe taak',
      doorgestuurd: 'Doorgestuurd',
      heropend: 'Heropend',
      over_tijd: 'Over tijd',
      dagoverzicht: 'Dagoverzicht',
    },
    many: (count: number) => `Over ${plural(count, 'taak', 'taken')}`,
    to: 'Voor',
    when: 'Van',
    attempts: 'Pogingen',
    fault: 'Wat er misging',
    act: 'Doen',
    retry: 'Opnieuw proberen',
    retryOf: (naam: string) => `e-mail voor ${naam}`,
    retryAll: 'Alles opnieuw proberen',
    retried: (naam: string) => `De e-mail voor ${naam} wordt opnieuw verzonden.`,
    retriedAll: 'Alle mislukte e-mail wordt opnieuw verzonden.',
    mailbox: 'Postvak van de demonstratie',
    mailboxEmpty: 'Er is nog geen e-mail.',
    mailboxShown: (count: number) => `${plural(count, 'e-mail', 'e-mails')} getoond`,
    addressee: (adres: string) => `Aan ${adres}`,
  },
  {
    title: 'E-mail',
    ways: {
      smtp: 'E-mail to employees goes through the mail server.',
      postvak: 'This is a demonstration without a mail server: e-mail goes to the mailbox of the demonstration.',
      geen: 'No e-mail is sent: no mail server is set (SMTP_URL).',
    },
    waiting: (count: number) => `${plural(count, 'e-mail waits', 'e-mails wait')} to be sent.`,
    failedTitle: 'Not sent',
    none: 'All e-mail was sent.',
    shown: (count: number) => `${plural(count, 'failed e-mail', 'failed e-mails')} shown`,
    kind: 'Kind',
    kinds: {
      nieuw: 'New task',
      doorgestuurd: 'Sent on',
      heropend: 'Reopened',
      over_tijd: 'Overdue',
      dagoverzicht: 'Daily summary',
    },
    many: (count: number) => `About ${plural(count, 'task', 'tasks')}`,
    to: 'For',
    when: 'Of',
    attempts: 'Attempts',
    fault: 'What went wrong',
    act: 'Act',
    retry: 'Try again',
    retryOf: (naam: string) => `e-mail for ${naam}`,
    retryAll: 'Try all again',
    retried: (naam: string) => `The e-mail for ${naam} will be sent again.`,
    retriedAll: 'All failed e-mail will be sent again.',
    mailbox: 'Mailbox of the demonstration',
    mailboxEmpty: 'There is no e-mail yet.',
    mailboxShown: (count: number) => `${plural(count, 'e-mail', 'e-mails')} shown`,
    addressee: (adres: string) => `To ${adres}`,
  },
)
