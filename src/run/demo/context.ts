import { type Normgegevens, uiterlijkOp } from '../../inrichting/normen/rules.ts'
import { type Bezetting, makeBezetting } from './actoren.ts'
import { type Agenda, makeAgenda, moment, werkdagenLater } from './agenda.ts'
import { volledigeNaam } from './contactgegevens.ts'
import type { Werkplaats } from './interne-taken.ts'
import { type DemoPartij, makePartij } from './partijen.ts'
import { at, type Random } from './random.ts'
import { uuidOf } from './rijen.ts'

/** A klantcontact needs to know this about a partij. */
export interface Klant {
  naam: string
  /** It is undefined when it may not be mentioned, or lies outside the municipality. */
  adres?: { straat: string; huisnummer: string; plaats: string }
  persoon: boolean
  vertegenwoordigt: readonly number[]
}

/** This is prepared once for all klantcontacten. */
export interface Context extends Werkplaats {
  seed: number
  agenda: Agenda
  bezetting: Bezetting
  klanten: readonly Klant[]
  /** These are the active partijen, by index. */
  personen: readonly number[]
  organisaties: readonly number[]
}

function klantOf({
  contactnaam,
  organisatie,
  bezoekadres,
  indicatieGeheimhouding,
  soortPartij,
  vertegenwoordigt,
}: DemoPartij): Klant {
  const { straatnaam, huisnummer, huisnummertoevoeging, stad, nummeraanduidingId } = bezoekadres
  const noembaar = nummeraanduidingId !== '' && !indicatieGeheimhouding
  return {
    naam: contactnaam ? volledigeNaam(contactnaam) : (organisatie ?? ''),
    adres: noembaar
      ? { straat: straatnaam, huisnummer: `${huisnummer}${huisnummertoevoeging}`, plaats: stad }
      : undefined,
    persoon: soortPartij === 'persoon',
    vertegenwoordigt,
  }
}

/** The demo data depend on these wishes alone: equal wishes give equal data. */
interface Wensen {
  seed: number
  /** Nothing lies after it (R9). */
  now: Date
  /** The number of partijen, which have the indexes from 0 up to this number. */
  partijen?: number
  /** These norms decide the term of an interne taak; without them every task has the same number of werkdagen. */
  normen?: Normgegevens | undefined
}

/** An interne taak has this many werkdagen when no norm says otherwise. */
const WERKDAGEN = 3

const volgensNormen =
  (agenda: Agenda, seed: number, normen: Normgegevens): Werkplaats['termijn'] =>
  (op, onderwerp, toegewezen) => {
    const actoren = toegewezen.map((index) => uuidOf(seed, 'actor', index))
    return uiterlijkOp(moment(agenda, op), { actoren, onderwerp }, normen, WERKDAGEN)
  }

/** Prepares the making of klantcontacten. */
export function makeContext({ seed, now, partijen = 500, normen }: Wensen): Context {
  const alle = Array.from({ length: partijen }, (_, index) => makePartij(seed, index, now))
  const actief = alle.filter(({ indicatieActief }) => indicatieActief)
  const agenda = makeAgenda(now)
  return {
    seed,
    termijn: normen
      ? volgensNormen(agenda, seed, normen)
      : (op) => moment(agenda, werkdagenLater(agenda, op, WERKDAGEN)),
    agenda,
    bezetting: makeBezetting(),
    klanten: alle.map(klantOf),
    personen: actief.filter(({ soortPartij }) => soortPartij === 'persoon').map(({ index }) => index),
    organisaties: actief.filter(({ soortPartij }) => soortPartij !== 'persoon').map(({ index }) => index),
  }
}

/** Some customers come back far more often than others: those with a low index, among them the published identities. */
const VOORKEUR_VOOR_BEKENDEN = 1.6

/** Picks one of these partijen. */
export const choosePartij = (uit: readonly number[], r: Random): number =>
  at(uit, Math.floor(uit.length * r.next() ** VOORKEUR_VOOR_BEKENDEN))
