import { dictionary } from '../../../web/ui/language.tsx'

/** Texts about documents that are being sent. */
export const uploadTexts = dictionary(
  {
    underway: 'Bijlagen die worden verstuurd',
    sendingFile: (name: string) => `Versturen van ${name}`,
    sentOf: (sent: string, total: string) => `${sent} van ${total} verstuurd`,
    waitingForServer: 'geen verbinding; gaat vanzelf verder',
    cancelSending: (name: string) => `Stop het versturen van ${name}`,
    fileAdded: (name: string) => `${name} is toegevoegd.`,
    fileRefused: (name: string, reason: string) => `${name} is niet toegevoegd. ${reason}`,
    emptyFile: 'Dit bestand is leeg (0 bytes). Kijk of het goed is opgeslagen.',
    unfinished: 'Bijlagen die nog niet helemaal zijn verstuurd',
    unfinishedFile: (name: string) =>
      `${name} is nog niet helemaal verstuurd. Kies het bestand opnieuw: het gaat verder waar het was.`,
    giveUpFile: 'Niet versturen',
    unreadable: 'Het bestand kan niet meer worden gelezen. Kies het opnieuw.',
    stillSending: 'Er worden nog bijlagen verstuurd. Wacht tot ze er zijn, of stop het versturen.',
  },
  {
    underway: 'Attachments that are being sent',
    sendingFile: (name: string) => `Sending ${name}`,
    sentOf: (sent: string, total: string) => `${sent} of ${total} sent`,
    waitingForServer: 'no connection; it continues by itself',
    cancelSending: (name: string) => `Stop sending ${name}`,
    fileAdded: (name: string) => `${name} was added.`,
    fileRefused: (name: string, reason: string) => `${name} was not added. ${reason}`,
    emptyFile: 'This file is empty (0 bytes). Check whether it was saved correctly.',
    unfinished: 'Attachments that were not sent whole',
    unfinishedFile: (name: string) => `${name} was not sent whole. Choose the file again: it goes on where it was.`,
    giveUpFile: 'Do not send',
    unreadable: 'The file cannot be read any more. Choose it again.',
    stillSending: 'Attachments are still being sent. Wait until they are there, or stop sending them.',
  },
)

/** Texts beside the name of a document. */
export const documentTexts = dictionary(
  {
    checking: 'wordt op virussen gecontroleerd',
    infected: 'besmet, gaat niet open',
    incomplete: 'nog niet compleet',
    read: 'Lees',
    readNamed: (name: string) => `Lees ${name}`,
    view: 'Bekijk',
    viewNamed: (name: string) => `Bekijk ${name}`,
    hide: 'Verberg',
    hideNamed: (name: string) => `Verberg ${name}`,
  },
  {
    checking: 'is being scanned for viruses',
    infected: 'infected, does not open',
    incomplete: 'not complete yet',
    read: 'Read',
    readNamed: (name: string) => `Read ${name}`,
    view: 'View',
    viewNamed: (name: string) => `View ${name}`,
    hide: 'Hide',
    hideNamed: (name: string) => `Hide ${name}`,
  },
)
