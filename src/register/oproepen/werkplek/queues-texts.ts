import { dictionary } from '../../../web/ui/language.tsx'

export const queuesTexts = dictionary(
  {
    title: 'Telefonie',
    intro:
      'Hier staat hoe druk het is aan de telefoon, zoals de telefooncentrale het meldt. Een gemiste oproep is geen klantcontact. Wilt u dat iemand terugbelt, maak dan bij Inkomende kanalen een kanaal van de soort Gemiste oproep voor die wachtrij.',
    none: 'De telefooncentrale heeft de laatste zeven dagen geen oproep gemeld.',
    unknown: (count: number) =>
      `${count === 1 ? 'Eén oproep' : `${count} oproepen`} van de laatste zeven dagen kwam bij iemand die Balie niet kent. Geef de centrale het e-mailadres of het telefoonnummer dat bij de medewerker staat.`,
    queue: 'Wachtrij',
    noQueue: 'Zonder wachtrij',
    now: 'Nu',
    waiting: (count: number) => `${count} wacht`,
    since: (time: string) => `sinds ${time}`,
    talking: (count: number) => `${count} in gesprek`,
    today: 'Vandaag',
    week: 'Laatste zeven dagen',
    came: (count: number) => `${count} binnengekomen`,
    answered: (count: number) => `${count} beantwoord`,
    missed: (count: number) => `${count} gemist`,
    wait: (seconds: number) => `gemiddeld ${seconds} seconden gewacht`,
  },
  {
    title: 'Telephony',
    intro:
      'This shows how busy the telephone is, as the switchboard tells it. A missed call is no customer contact. To have somebody call back, make a channel of the kind Missed call for that queue at Incoming channels.',
    none: 'The switchboard told of no call in the last seven days.',
    unknown: (count: number) =>
      `${count === 1 ? 'One call' : `${count} calls`} of the last seven days came to somebody whom Balie does not know. Give the switchboard the e-mail address or the telephone number that is kept with the employee.`,
    queue: 'Queue',
    noQueue: 'Without a queue',
    now: 'Now',
    waiting: (count: number) => `${count} waiting`,
    since: (time: string) => `since ${time}`,
    talking: (count: number) => `${count} in a call`,
    today: 'Today',
    week: 'Last seven days',
    came: (count: number) => `${count} came in`,
    answered: (count: number) => `${count} answered`,
    missed: (count: number) => `${count} missed`,
    wait: (seconds: number) => `waited ${seconds} seconds on average`,
  },
)
