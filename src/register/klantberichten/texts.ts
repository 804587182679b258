import { dictionary, plural } from '../../web/ui/dictionary.ts'

/** The texts of messages to klanten. */
export const berichtTexts = dictionary(
  {
    reach: (nummer: string, balie: string) =>
      `Vragen? Bel ${nummer}${balie ? `, of kom langs: ${balie}` : ' of kom langs'}.`,
    noReply: (gemeente: string) =>
      `Op dit bericht kunt u niet antwoorden. ${gemeente} vraagt in een bericht nooit om uw gegevens.`,
    codeSubject: 'de code voor uw e-mailadres',
    code: (code: string) =>
      `Uw code is ${code}. Vul hem in op de pagina waar u dit e-mailadres gaf. De code geldt een dag.`,
    codeUnasked: 'Vroeg u hier niet om? Dan hoeft u niets te doen; wij gebruiken dit adres dan niet.',
    receivedSubject: (nummer: string) => `wij hebben uw bericht ${nummer} ontvangen`,
    received: (gemeente: string, op: string, nummer: string) =>
      `${gemeente} heeft uw bericht ontvangen op ${op}. Het kenmerk is ${nummer}.`,
    files: (namen: string) => `U stuurde mee: ${namen}.`,
    fileCount: (aantal: number) => `U stuurde ${plural(aantal, 'bestand', 'bestanden')} mee.`,
    outage: (begin: string, einde: string, reden: string) =>
      `Er ${einde ? `was een storing van ${begin} tot ${einde}` : `is een storing sinds ${begin}`}. ${reden}`,
    notBlamed: 'Kwam uw bericht daardoor te laat? Dan rekenen wij u dat niet aan.',
    longer: 'Door een storing duurt ons antwoord langer.',
    next: (uiterlijk: string) =>
      `Een medewerker leest uw bericht.${uiterlijk ? ` U hoort van ons uiterlijk op ${uiterlijk}.` : ''} U hoeft nu niets te doen.`,
    seeReceived: 'Log in en bekijk uw bericht',
    answerSubject: (nummer: string) => `er is een antwoord op uw bericht ${nummer}`,
    answer: (nummer: string) => `Er is een antwoord op uw bericht ${nummer}.`,
    seeAnswer: 'Log in en lees het antwoord',
    statusSubject: 'er is nieuws over uw zaak',
    status: 'Er is een nieuwe stap gezet in een zaak van u.',
    seeStatus: 'Log in en bekijk uw zaak',
    taskSubject: 'u moet iets doen voor uw zaak',
    task: (gemeente: string, uiterlijk: string) =>
      `${gemeente} vraagt u iets te doen voor uw zaak, uiterlijk op ${uiterlijk}.`,
    seeTask: 'Log in en bekijk wat u moet doen',
    sms: {
      code: (gemeente: string, code: string) =>
        `Uw code van ${gemeente} is ${code}. Vul hem in op de pagina waar u dit nummer gaf.`,
      received: (gemeente: string, nummer: string, op: string, mijn: string) =>
        `${gemeente} heeft uw bericht ${nummer} ontvangen op ${op}.${mijn ? ` Bekijk het op ${mijn}` : ''}`,
      answer: (gemeente: string, nummer: string, mijn: string) =>
        `${gemeente}: er is een antwoord op uw bericht ${nummer}.${mijn ? ` Lees het op ${mijn}` : ''}`,
      status: (gemeente: string, mijn: string) => `${gemeente}: er is nieuws over uw zaak. Bekijk het op ${mijn}`,
      task: (gemeente: string, uiterlijk: string, mijn: string) =>
        `${gemeente}: u moet iets doen voor uw zaak, uiterlijk ${uiterlijk}. Ga naar ${mijn}`,
    },
  },
  {
    reach: (nummer, balie) => `Questions? Call ${nummer}${balie ? `, or visit us: ${balie}` : ' or visit us'}.`,
    noReply: (gemeente) => `You cannot reply to this message. ${gemeente} never asks for your details in a message.`,
    codeSubject: 'the code for your e-mail address',
    code: (code) =>
      `Your code is ${code}. Fill it in on the page where you gave this e-mail address. It is valid for a day.`,
    codeUnasked: 'Did you not ask for this? Then you need not do anything; we will not use this address.',
    receivedSubject: (nummer) => `we have received your message ${nummer}`,
    received: (gemeente, op, nummer) => `${gemeente} received your message on ${op}. Its number is ${nummer}.`,
    files: (namen) => `You sent with it: ${namen}.`,
    fileCount: (aantal) => `You sent ${plural(aantal, 'file', 'files')} with it.`,
    outage: (begin, einde, reden) =>
      `There ${einde ? `was an outage from ${begin} to ${einde}` : `is an outage since ${begin}`}. ${reden}`,
    notBlamed: 'Was your message late because of it? We will not hold that against you.',
    longer: 'Because of an outage our answer takes longer.',
    next: (uiterlijk) =>
      `An employee reads your message.${uiterlijk ? ` You will hear from us by ${uiterlijk}.` : ''} You need not do anything now.`,
    seeReceived: 'Log in and see your message',
    answerSubject: (nummer) => `there is an answer to your message ${nummer}`,
    answer: (nummer) => `There is an answer to your message ${nummer}.`,
    seeAnswer: 'Log in and read the answer',
    statusSubject: 'there is news about your case',
    status: 'A new step was taken in a case of yours.',
    seeStatus: 'Log in and see your case',
    taskSubject: 'you have to do something for your case',
    task: (gemeente, uiterlijk) => `${gemeente} asks you to do something for your case, by ${uiterlijk}.`,
    seeTask: 'Log in and see what you have to do',
    sms: {
      code: (gemeente, code) =>
        `Your code of ${gemeente} is ${code}. Fill it in on the page where you gave this number.`,
      received: (gemeente, nummer, op, mijn) =>
        `${gemeente} received your message ${nummer} on ${op}.${mijn ? ` See it at ${mijn}` : ''}`,
      answer: (gemeente, nummer, mijn) =>
        `${gemeente}: there is an answer to your message ${nummer}.${mijn ? ` Read it at ${mijn}` : ''}`,
      status: (gemeente, mijn) => `${gemeente}: there is news about your case. See it at ${mijn}`,
      task: (gemeente, uiterlijk, mijn) =>
        `${gemeente}: you have to do something for your case, by ${uiterlijk}. Go to ${mijn}`,
    },
  },
)
