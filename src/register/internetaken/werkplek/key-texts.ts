import { dictionary } from '../../../web/ui/language.tsx'

/** These are the texts of the dialog with all keys. */
export const keyTexts = dictionary(
  {
    keysOn: 'Toetsen van één letter gebruiken',
    keyList: {
      j: 'Volgende taak',
      k: 'Vorige taak',
      Enter: 'Taak openen',
      x: 'Taak kiezen, of niet meer kiezen',
      t: 'Taak nemen',
      b: 'Bij een taak: beantwoord de klant',
      a: 'Bij een taak: antwoord vastleggen',
      i: 'Bij een taak: niet bereikt',
      g: 'Bij een taak: afronden',
      n: 'Bij een taak: notitie',
      d: 'Bij een taak: doorsturen',
      F2: 'Nieuw contact',
      '?': 'Deze lijst',
    },
  },
  {
    keysOn: 'Use keys of one letter',
    keyList: {
      j: 'Next task',
      k: 'Previous task',
      Enter: 'Open the task',
      x: 'Choose the task, or no longer',
      t: 'Take the task',
      b: 'At a task: answer the customer',
      a: 'At a task: record the answer',
      i: 'At a task: not reached',
      g: 'At a task: complete it',
      n: 'At a task: note',
      d: 'At a task: send it on',
      F2: 'New contact',
      '?': 'This list',
    },
  },
)
