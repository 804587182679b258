import { type Bezetting, indexOfEenheid } from './actoren.ts'
import { type Agenda, later, moment, type Tijdstip } from './agenda.ts'
import { REDENEN_DOORSTUREN, REDENEN_HEROPENEN, REDENEN_TOEWIJZEN } from './corpus/opvolging.ts'
import { at, type Random, weighted } from './random.ts'

/** A step in the trail of a task (R21), with actoren by index. */
interface DemoVerloopstap {
  soort: 'aangemaakt' | 'toegewezen' | 'doorgestuurd' | 'afgerond' | 'heropend'
  op: Date
  door: number
  reden: string
  /** The task is assigned to these after this step. */
  toegewezen: readonly number[]
}

export interface DemoInterneTaak {
  gevraagdeHandeling: string
  toelichting: string
  status: 'te_verwerken' | 'verwerkt'
  /** These actoren, by index, have it now. */
  toegewezenAanActoren: readonly number[]
  toegewezenOp: Date
  afgehandeldOp: Date | null
  uiterlijkOp: Date
  /** The steps from its creation on, the oldest first. */
  verloop: readonly DemoVerloopstap[]
}

/** The subject of a task, its maker and its moment. */
interface Taakgegevens {
  gevraagdeHandeling: string
  toelichting: string
  /** This is the onderwerp of the klantcontact. */
  onderwerp: string
  toegewezen: readonly number[]
  door: number
  tijdstip: Tijdstip
  /** One of these may be noted when it is done. */
  notities: readonly string[]
}

/** Tasks are made with this. */
export interface Werkplaats {
  agenda: Agenda
  bezetting: Bezetting
  /** Gives the term of a task. */
  termijn: (tijdstip: Tijdstip, onderwerp: string, toegewezen: readonly number[]) => Date
}

/** Makes a task that was completed at its creation (R20). */
export function directeTaak({ agenda, termijn }: Werkplaats, taak: Taakgegevens, r: Random): DemoInterneTaak {
  const op = moment(agenda, taak.tijdstip)
  const stap = { op, door: taak.door, toegewezen: taak.toegewezen }
  return {
    gevraagdeHandeling: taak.gevraagdeHandeling,
    toelichting: taak.toelichting,
    status: 'verwerkt',
    toegewezenAanActoren: taak.toegewezen,
    toegewezenOp: op,
    afgehandeldOp: op,
    uiterlijkOp: termijn(taak.tijdstip, taak.onderwerp, taak.toegewezen),
    verloop: [
      { ...stap, soort: 'aangemaakt', reden: '' },
      { ...stap, soort: 'afgerond', reden: r.pick(taak.notities) },
    ],
  }
}

/** A task takes this many werkdagen, each with its frequency. */
const DOORLOOPTIJD = weighted(
  [
    { dagen: 0, gewicht: 9 },
    { dagen: 1, gewicht: 20 },
    { dagen: 2, gewicht: 21 },
    { dagen: 3, gewicht: 16 },
    { dagen: 4, gewicht: 9 },
    { dagen: 6, gewicht: 8 },
    { dagen: 9, gewicht: 7 },
    { dagen: 14, gewicht: 6 },
    { dagen: 25, gewicht: 4 },
  ],
  ({ gewicht }) => gewicht,
)
const KANS_DOORSTUREN = 0.09
const KANS_TWEEMAAL = 0.12
const KANS_OPPAKKEN = 0.7
const KANS_HEROPENEN = 0.012

const isMedewerker = (bezetting: Bezetting, actor: number) => at(bezetting.actoren, actor).soortActor === 'medewerker'

/** Picks a medewerker from those to whom it is assigned, or from their afdeling. */
function medewerkerOf(bezetting: Bezetting, toegewezen: readonly number[], r: Random): number {
  const medewerker = toegewezen.find((actor) => isMedewerker(bezetting, actor))
  if (medewerker !== undefined) return medewerker
  const collegas = bezetting.perEenheid[toegewezen[0] ?? 0]
  return r.pick(collegas && collegas.length > 0 ? collegas : bezetting.kcc)
}

const AFDELINGEN_DIE_VERKEERD_KRIJGEN = (
  ['klantcontactcentrum', 'vergunningen', 'openbare-ruimte', 'belastingen', 'juridische-zaken', 'wmo-en-jeugd'] as const
).map(indexOfEenheid)

/** Adds steps to a trail as long as they lie in the past. */
function verloopFrom({ agenda }: Werkplaats, begin: DemoVerloopstap, tijdstip: Tijdstip, r: Random) {
  const stappen = [begin]
  let nu = tijdstip
  let voorbij = false
  return {
    stappen,
    toegewezen: () => at(stappen, stappen.length - 1).toegewezen,
    stap(
      soort: DemoVerloopstap['soort'],
      werkdagen: number,
      door: number,
      reden: string,
      toegewezen: readonly number[],
    ) {
      if (voorbij) return
      nu = later(agenda, nu, werkdagen, r)
      const op = moment(agenda, nu)
      voorbij = op.getTime() > agenda.now
      if (!voorbij) stappen.push({ soort, op, door, reden, toegewezen })
    },
  }
}

type Verloop = ReturnType<typeof verloopFrom>

/** Sends a task that came to the wrong afdeling on to the right one (R21). */
function forward(verloop: Verloop, bezetting: Bezetting, naar: readonly number[], werkdagen: number, r: Random): void {
  if (r.chance(KANS_TWEEMAAL)) {
    const tussen = [
      r.pick(AFDELINGEN_DIE_VERKEERD_KRIJGEN.filter((afdeling) => !verloop.toegewezen().includes(afdeling))),
    ]
    verloop.stap(
      'doorgestuurd',
      0,
      medewerkerOf(bezetting, verloop.toegewezen(), r),
      r.pick(REDENEN_DOORSTUREN),
      tussen,
    )
  }
  verloop.stap(
    'doorgestuurd',
    werkdagen,
    medewerkerOf(bezetting, verloop.toegewezen(), r),
    r.pick(REDENEN_DOORSTUREN),
    naar,
  )
}

/** Makes a task that an afdeling or medewerker does later; steps after now have not happened yet. */
export function taakForLater(werkplaats: Werkplaats, taak: Taakgegevens, r: Random): DemoInterneTaak {
  const { agenda, bezetting } = werkplaats
  const op = moment(agenda, taak.tijdstip)
  const verkeerd = AFDELINGEN_DIE_VERKEERD_KRIJGEN.filter((afdeling) => !taak.toegewezen.includes(afdeling))
  const omweg = r.chance(KANS_DOORSTUREN)
  const eerst = omweg ? [r.pick(verkeerd)] : taak.toegewezen
  const verloop = verloopFrom(
    werkplaats,
    { soort: 'aangemaakt', op, door: taak.door, reden: '', toegewezen: eerst },
    taak.tijdstip,
    r,
  )
  let rest = DOORLOOPTIJD(r).dagen
  if (omweg) forward(verloop, bezetting, taak.toegewezen, Math.min(rest, 1), r)
  if (!taak.toegewezen.some((actor) => isMedewerker(bezetting, actor)) && r.chance(KANS_OPPAKKEN)) {
    const eenheid = taak.toegewezen[0] ?? 0
    const wie = medewerkerOf(bezetting, taak.toegewezen, r)
    const verdeler = r.chance(0.6) ? wie : medewerkerOf(bezetting, taak.toegewezen, r)
    const opgepakt = Math.floor(rest / 2)
    rest -= opgepakt
    verloop.stap('toegewezen', opgepakt, verdeler, verdeler === wie ? '' : r.pick(REDENEN_TOEWIJZEN), [eenheid, wie])
  }
  finish(verloop, bezetting, taak.notities, rest, r)
  return ofVerloop(werkplaats, taak, op, verloop.stappen)
}

function finish(
  verloop: Verloop,
  bezetting: Bezetting,
  notities: readonly string[],
  werkdagen: number,
  r: Random,
): void {
  const toegewezen = verloop.toegewezen()
  const wie = medewerkerOf(bezetting, toegewezen, r)
  verloop.stap('afgerond', werkdagen, wie, r.pick(notities), toegewezen)
  if (!r.chance(KANS_HEROPENEN)) return
  verloop.stap('heropend', 1, r.pick(bezetting.kcc), r.pick(REDENEN_HEROPENEN), toegewezen)
  verloop.stap('afgerond', r.between(1, 4), wie, r.pick(notities), toegewezen)
}

function ofVerloop(
  { termijn }: Werkplaats,
  taak: Taakgegevens,
  op: Date,
  verloop: readonly DemoVerloopstap[],
): DemoInterneTaak {
  const laatste = at(verloop, verloop.length - 1)
  const gedaan = laatste.soort === 'afgerond'
  return {
    gevraagdeHandeling: taak.gevraagdeHandeling,
    toelichting: taak.toelichting,
    status: gedaan ? 'verwerkt' : 'te_verwerken',
    toegewezenAanActoren: laatste.toegewezen,
    toegewezenOp: op,
    afgehandeldOp: gedaan ? laatste.op : null,
    uiterlijkOp: termijn(taak.tijdstip, taak.onderwerp, laatste.toegewezen),
    verloop,
  }
}
