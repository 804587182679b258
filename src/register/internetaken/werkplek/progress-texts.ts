import { dictionary } from '../../../web/ui/language.tsx'
import { takenTexts } from './texts.ts'

/** These are the texts of the dialogs that add to a task, with those of the tasks themselves. */
export const progressTexts = dictionary(
  {
    ...takenTexts.nl,
    answerTitle: 'Antwoord aan de klant vastleggen',
    answerHelp: (subject: string) =>
      `U legt een nieuw klantcontact vast over ‘${subject}’. De taak is daarmee afgerond.`,
    answerText: 'Wat is er gezegd of geschreven?',
    answerTextHelp: 'De klant leest dit.',
    attachmentsHelp: 'De klant ziet ze bij het antwoord.',
    answerMissing: 'Vul in wat de klant te horen kreeg.',
    answered: (number: string) => `Het antwoord is vastgelegd als klantcontact ${number}. De taak is afgerond.`,
    channelMissing: 'Kies het kanaal.',
    internalNote: 'Interne notitie',
    internalNoteHelp: 'Alleen voor collega’s.',
    attemptTitle: 'Klant niet bereikt',
    manyAttempts: (count: number) =>
      `Dit is poging ${count}. Stuur de klant liever een e-mail of brief, leg die vast als antwoord, en rond de taak daarmee af.`,
    attempted: 'De poging staat in het verloop.',
    momentFault: 'Kies een datum en vul een tijd in, zoals 14:30.',
    tryAgainHelp: 'Laat leeg als er niets is afgesproken.',
    noteTitle: 'Notitie toevoegen',
    mention: 'Noem een collega',
    mentionHelp: 'Die ziet bij de bel dat deze notitie er is, als die de taak mag zien.',
    noteMissing: 'Vul de notitie in.',
    noted: 'De notitie staat in het verloop.',
  },
  {
    ...takenTexts.en,
    answerTitle: 'Record the answer to the customer',
    answerHelp: (subject: string) => `You record a new contact about ‘${subject}’. It completes the task.`,
    answerText: 'What was said or written?',
    answerTextHelp: 'The customer reads this.',
    attachmentsHelp: 'The customer sees them with the answer.',
    answerMissing: 'Enter what the customer was told.',
    answered: (number: string) => `The answer was recorded as contact ${number}. The task is completed.`,
    channelMissing: 'Choose the channel.',
    internalNote: 'Internal note',
    internalNoteHelp: 'For colleagues only.',
    attemptTitle: 'Customer not reached',
    manyAttempts: (count: number) =>
      `This is attempt ${count}. Rather send the customer an e-mail or a letter, record it as the answer, and complete the task with it.`,
    attempted: 'The attempt stands in the trail.',
    momentFault: 'Choose a date and fill in a time, such as 14:30.',
    tryAgainHelp: 'Leave this empty when nothing was agreed.',
    noteTitle: 'Add a note',
    mention: 'Name a colleague',
    mentionHelp: 'They see at the bell that this note is there, if they may see the task.',
    noteMissing: 'Enter the note.',
    noted: 'The note stands in the trail.',
  },
)
