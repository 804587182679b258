import { moment, type Tijdstip, tijdstipOf } from './agenda.ts'
import type { Context } from './context.ts'
import { NOTITIES_AFRONDING, VERVOLG_GELUKT, VERVOLG_NIET_GELUKT, VERVOLG_UITKOMST } from './corpus/opvolging.ts'
import { type DemoInterneTaak, directeTaak, taakForLater } from './interne-taken.ts'
import type { DemoKlantcontact } from './klantcontact.ts'
import { at, type Random } from './random.ts'
import { vraagWithCode } from './vragen.ts'

const KANS_GEEN_GEHOOR = 0.18
const KANS_PER_EMAIL = 0.5
/** The customer was called this many seconds before the task was completed. */
const GESPREKSDUUR = 240
const MS_LATER_GEDAAN = 600_000

/** Finds the step that completed the task after a question of a customer, unless that was done at once. */
function afronding({ initiatiefnemer, kanaal, geregistreerdOp, interneTaken }: DemoKlantcontact) {
  const laatste = interneTaken[0]?.verloop.at(-1)
  if (initiatiefnemer === 'gemeente' || kanaal === 'dso' || laatste?.soort !== 'afgerond') return undefined
  return laatste.op.getTime() - geregistreerdOp.getTime() > MS_LATER_GEDAAN ? laatste : undefined
}

function taakAt(
  context: Context,
  gelukt: boolean,
  gegevens: { onderwerp: string; toegewezen: number[]; door: number; tijdstip: Tijdstip },
  r: Random,
): DemoInterneTaak {
  if (gelukt)
    return directeTaak(
      context,
      { ...gegevens, gevraagdeHandeling: 'Klant antwoord geven', toelichting: '', notities: [''] },
      r,
    )
  const toelichting = 'Eerste poging: geen gehoor. Na de derde poging een brief sturen.'
  return taakForLater(
    context,
    { ...gegevens, gevraagdeHandeling: 'Klant opnieuw bellen', toelichting, notities: NOTITIES_AFRONDING },
    r,
  )
}

/**
 * Makes a follow-up: the municipality comes back on an earlier klantcontact with a new one that has the first as its onderwerp (R23).
 * Undefined when the task of the earlier one is not done, or was done at once.
 */
export function makeVervolg(
  context: Context,
  index: number,
  eerste: DemoKlantcontact,
  r: Random,
): DemoKlantcontact | undefined {
  const gedaan = afronding(eerste)
  if (!gedaan) return undefined
  const { door } = gedaan
  const gelukt = !r.chance(KANS_GEEN_GEHOOR)
  const tijdstip = tijdstipOf(context.agenda, new Date(gedaan.op.getTime() - GESPREKSDUUR * 1000))
  const op = moment(context.agenda, tijdstip)
  const eerder = at(context.agenda.dagen, tijdstipOf(context.agenda, eerste.plaatsgevondenOp).dag).kort
  const uitkomst = r.pick(VERVOLG_UITKOMST[vraagWithCode(eerste.kenmerken.product).soort.afdeling])
  const onderwerp = `Antwoord op: ${eerste.correctie?.onderwerp ?? eerste.onderwerp}`.slice(0, 200)
  const tekst = gelukt ? r.pick(VERVOLG_GELUKT) : r.pick(VERVOLG_NIET_GELUKT)
  return {
    ...eerste,
    index,
    kanaal: eerste.kanaal === 'e-mail' && gelukt && r.chance(KANS_PER_EMAIL) ? 'e-mail' : 'telefoon',
    onderwerp,
    inhoud: tekst.replace('{eerder}', eerder).replace('{uitkomst}', uitkomst),
    reactie: '',
    indicatieContactGelukt: gelukt,
    plaatsgevondenOp: op,
    geregistreerdOp: op,
    initiatiefnemer: 'gemeente',
    betrokkenen: eerste.betrokkenen.map(({ authenticatie: _, ...betrokkene }) => ({ ...betrokkene, initiator: false })),
    actoren: [door],
    interneTaken: [taakAt(context, gelukt, { onderwerp, toegewezen: [door], door, tijdstip }, r)],
    onderwerpKlantcontact: eerste.index,
    gesprek: null,
    correctie: null,
  }
}
