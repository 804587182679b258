import { dictionary, plural } from '../../web/ui/dictionary.ts'
import type { MijnBericht } from './model.ts'
import type { Wie } from './rules.ts'

/** A melding that went on to Signalen. */
type Melding = MijnBericht['signalen'][number]

/** Names who does something; empty when nobody is named. */
const asNl = ({ medewerker, afdeling }: Wie) =>
  medewerker
    ? `${medewerker}${afdeling ? ` van de afdeling ${afdeling}` : ''}`
    : afdeling
      ? `De afdeling ${afdeling}`
      : ''
const asEn = ({ medewerker, afdeling }: Wie) =>
  medewerker
    ? `${medewerker}${afdeling ? ` of the department ${afdeling}` : ''}`
    : afdeling
      ? `The department ${afdeling}`
      : ''

export const texts = dictionary(
  {
    title: 'Mijn vragen',
    intro: 'Hier staat elk contact dat u met ons had: aan de telefoon, aan de balie, per brief, per e-mail en hier.',
    ask: 'Stel een vraag',
    none: 'Er is nog geen contact dat u hier kunt zien.',
    noneUnknown:
      'Wij bewaren nog niets over u. Als u een vraag stelt, kunt u kiezen of u die hier later wilt terugzien.',
    older: 'Oudere vragen',
    answers: (count: number) => plural(count, 'bericht', 'berichten'),
    stand: { loopt: 'Wij zoeken dit uit', te_laat: 'Duurt langer', zaak: 'Zaak loopt', klaar: 'Afgehandeld' },
    news: 'Nieuw antwoord',
    number: 'Nummer',
    last: 'Laatste bericht op',
    hear: 'U hoort het uiterlijk',
    longer: 'Door een storing duurt dit langer.',
    outage: 'Er was een storing',
    outageSince: 'sinds',
    notBlamed: 'Kwam uw bericht daardoor te laat? Dan rekenen wij u dat niet aan.',
    zakenDone: (done: number, all: number) =>
      all === 1 ? (done === 1 ? 'Zaak afgerond' : 'Zaak loopt') : `${done} van ${all} zaken afgerond`,
    timeline: 'Wat er is gezegd',
    timelineHelp: 'Alle contacten over deze vraag, het eerste bovenaan. U leest ze zoals wij ze hebben opgeschreven.',
    you: 'U',
    us: 'Gemeente',
    other: 'Iemand anders',
    by: (afdelingen: string) => `Gemeente, ${afdelingen}`,
    onBehalf: (naam: string) => `Voor ${naam || 'iemand anders'}`,
    represented: (naam: string) => `Door ${naam || 'iemand anders'}, die voor u sprak`,
    alsoThere: (naam: string) => `Ook bij dit gesprek: ${naam || 'iemand anders'}`,
    notReached: 'Wij probeerden u te bereiken, maar dat lukte niet.',
    reaction: 'Ons antwoord',
    noContent: 'Er is geen tekst bij opgeschreven.',
    noSubject: 'Contact zonder onderwerp',
    corrected: 'Verbeterd op',
    before: 'Zo stond het er eerst',
    attachments: 'Bijlagen',
    elsewhere: 'Een document dat wij in een ander systeem bewaren. Vraag ons erom.',
    infected: (naam: string) => `${naam}: hierin zit een virus, daarom kunt u het niet openen.`,
    became: 'Wat er nu gebeurt',
    gevolg: {
      zoekt_uit: (wie: Wie) => `${asNl(wie) || 'Wij'} ${asNl(wie) ? 'zoekt' : 'zoeken'} dit uit.`,
      te_laat: (wie: Wie) =>
        `${asNl(wie) || 'Wij'} ${asNl(wie) ? 'zoekt' : 'zoeken'} dit nog uit. Het duurt langer dan wij wilden. U had het antwoord moeten hebben op`,
      afgehandeld: 'Wij hebben dit afgehandeld.',
      afgehandeldOp: 'Wij hebben dit afgehandeld op',
      meteen: 'Wij hebben dit meteen beantwoord.',
      zaakStart: (nummer: string) =>
        nummer
          ? `Uw zaak is gestart. Het nummer is ${nummer}.`
          : 'Wij starten hiervoor een zaak. U ziet het nummer hier zodra wij het weten; u hoeft niets te doen.',
      zaakOpgegeven: 'Er is nog geen zaak gestart. Een medewerker zoekt dit verder uit.',
      melding: ({ nummer, omschrijving, toestand, status }: Melding) => {
        const naam = `${nummer ? `Melding ${nummer}` : 'Uw melding'} (${omschrijving})`
        if (status === 'onderweg') return `${naam} gaat naar wie het oplost.`
        if (status === 'geweigerd') return `${naam} kon nog niet worden doorgegeven. Een medewerker kijkt ernaar.`
        if (status === 'ingetrokken') return `${naam} is niet doorgegeven.`
        return `${naam}: ${toestand || (status === 'afgerond' ? 'afgehandeld' : 'doorgegeven aan wie het oplost')}.`
      },
      niemand: 'Wij kijken nog wie dit oppakt.',
      zaakOpen: 'Deze zaak loopt.',
      zaakDone: 'Deze zaak is afgerond.',
      zaakUnknown: 'Hieruit kwam een zaak. Hoe ver die is kunnen wij hier niet laten zien.',
      zaakGone: 'De gegevens van deze zaak zijn vernietigd, omdat de bewaartermijn voorbij is.',
      expected: 'Wij verwachten dat zij klaar is op',
      expectedBefore: 'Het duurt langer dan wij wilden: wij verwachtten klaar te zijn op',
    },
    zaak: (nummer: string) => (nummer ? `Zaak ${nummer}` : 'Zaak'),
    askAbout: 'Stel een vraag hierover',
    back: 'Naar Mijn vragen',
  },
  {
    title: 'My questions',
    intro: 'Here is every contact that you had with us: by phone, at the desk, by letter, by e-mail and here.',
    ask: 'Ask a question',
    none: 'There is no contact yet that you can see here.',
    noneUnknown:
      'We do not keep anything about you yet. When you ask a question, you can choose whether to see it here later.',
    older: 'Older questions',
    answers: (count) => plural(count, 'message', 'messages'),
    stand: { loopt: 'We are looking into it', te_laat: 'Takes longer', zaak: 'Case in progress', klaar: 'Done' },
    news: 'New answer',
    number: 'Number',
    last: 'Last message on',
    hear: 'You will hear by',
    longer: 'Because of an outage this takes longer.',
    outage: 'There was an outage',
    outageSince: 'since',
    notBlamed: 'Was your message late because of it? We will not hold that against you.',
    zakenDone: (done, all) =>
      all === 1 ? (done === 1 ? 'Case closed' : 'Case in progress') : `${done} of ${all} cases closed`,
    timeline: 'What was said',
    timelineHelp: 'All contacts about this question, the first one on top. You read them as we wrote them down.',
    you: 'You',
    us: 'Municipality',
    other: 'Somebody else',
    by: (afdelingen) => `Municipality, ${afdelingen}`,
    onBehalf: (naam) => `For ${naam || 'somebody else'}`,
    represented: (naam) => `By ${naam || 'somebody else'}, who spoke for you`,
    alsoThere: (naam) => `Also in this conversation: ${naam || 'somebody else'}`,
    notReached: 'We tried to reach you, but could not.',
    reaction: 'Our answer',
    noContent: 'No text was written down.',
    noSubject: 'Contact without a subject',
    corrected: 'Corrected on',
    before: 'What it said before',
    attachments: 'Attachments',
    elsewhere: 'A document that we keep in another system. Please ask us for it.',
    infected: (naam) => `${naam}: it has a virus, so you cannot open it.`,
    became: 'What happens now',
    gevolg: {
      zoekt_uit: (wie) => `${asEn(wie) || 'We'} ${asEn(wie) ? 'is' : 'are'} looking into it.`,
      te_laat: (wie) =>
        `${asEn(wie) || 'We'} ${asEn(wie) ? 'is' : 'are'} still looking into it. It takes longer than we wanted. You should have had the answer on`,
      afgehandeld: 'We have dealt with this.',
      afgehandeldOp: 'We dealt with this on',
      meteen: 'We answered this at once.',
      zaakStart: (nummer) =>
        nummer
          ? `Your case has begun. Its number is ${nummer}.`
          : 'We are starting a case for this. You will see the number here as soon as we know it; you need not do anything.',
      zaakOpgegeven: 'No case has begun yet. An employee is looking into it.',
      melding: ({ nummer, omschrijving, toestand, status }) => {
        const name = `${nummer ? `Report ${nummer}` : 'Your report'} (${omschrijving})`
        if (status === 'onderweg') return `${name} is on its way to who solves it.`
        if (status === 'geweigerd') return `${name} could not be passed on yet. An employee is looking at it.`
        if (status === 'ingetrokken') return `${name} was not passed on.`
        return `${name}: ${toestand || (status === 'afgerond' ? 'done' : 'passed on to who solves it')}.`
      },
      niemand: 'We are still deciding who takes this up.',
      zaakOpen: 'This case is in progress.',
      zaakDone: 'This case is closed.',
      zaakUnknown: 'A case came of this. We cannot show here how far it is.',
      zaakGone: 'The data of this case were destroyed, because they are no longer kept.',
      expected: 'We expect it to be ready on',
      expectedBefore: 'It takes longer than we wanted: we expected to be ready on',
    },
    zaak: (nummer) => (nummer ? `Case ${nummer}` : 'Case'),
    askAbout: 'Ask a question about this',
    back: 'To My questions',
  },
)
