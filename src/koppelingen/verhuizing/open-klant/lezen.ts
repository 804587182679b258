import type { Db } from '../../../platform/database.ts'
import { insertRowOf, replacing } from '../../../platform/row.ts'
import { sql } from '../../../platform/sql.ts'
import { overname, overnameLezing } from '../row.ts'
import { type Bron, BronFout, type Bronobject, type Bronpagina } from './bron.ts'
import { resourceOf, type Soort } from './soorten.ts'
import { type Afwijking, readObject } from './velden.ts'
import { type Venster, windowOf } from './venster.ts'

export interface Opdracht {
  bron: Bron
  /** An interne taak must be done within this many werkdagen. */
  werkdagen: number
  /** At most this many rows may be destroyed here because they are gone at the source; without it, a few of each list. */
  verwijderd?: number | undefined
  onVoortgang?: (soort: string, gedaan: number, totaal: number) => void
}

/** The progress of a list, counted from the oldest object. */
interface Stand {
  gedaan: number
  /** The object that was done last; undefined when it is not known. */
  laatste: string | undefined
}

const BEGIN: Stand = { gedaan: 0, laatste: undefined }

/** Reads where a run stopped before the end of a list; otherwise the beginning. */
async function standOf(db: Db, bron: string, soort: string): Promise<Stand> {
  const { rows } = await sql<{ gedaan: number; laatste: string | null }>`
    select gedaan, laatste from overname where bron = ${bron} and soort = ${soort} and not klaar`.execute(db)
  const [stand] = rows
  return stand ? { gedaan: stand.gedaan, laatste: stand.laatste ?? undefined } : BEGIN
}

async function remember(
  db: Db,
  bron: string,
  soort: string,
  { gedaan, laatste }: Stand,
  klaar: boolean,
): Promise<void> {
  const row = { bron, soort, gedaan, laatste: laatste ?? null, klaar }
  await sql`
    ${insertRowOf(overname, row)}
    on conflict (bron, soort) do update set ${replacing(overname, [row], 'bron', 'soort')}`.execute(db)
}

const LEEG: Bronpagina = { count: 0, results: [] }

const pagina = ({ bron }: Opdracht, { api = 'klantinteracties', pad }: Soort, venster: Venster) =>
  bron.pagina(api, pad, venster)

async function firstPagina(opdracht: Opdracht, soort: Soort): Promise<Bronpagina> {
  const eerste = await pagina(opdracht, soort, { nummer: 1, grootte: opdracht.bron.perPagina })
  if (eerste) return eerste
  // Not every installation offers it.
  if (soort.api === 'contactgegevens') return LEEG
  throw new BronFout(`De bron heeft geen ${soort.pad} (404). Klopt het adres?`)
}

/**
 * Gives the objects of a page.
 * @throws BronFout when there are fewer than a page of this list must have. The source then uses another size of pages, and the takeover
 * would have holes.
 */
function objectenOf({ count, results }: Bronpagina, { nummer, grootte }: Venster, { pad }: Soort): Bronobject[] {
  const verwacht = Math.min(grootte, count - (nummer - 1) * grootte)
  if (results.length < verwacht)
    throw new BronFout(
      `${pad}, pagina ${nummer} van ${grootte}: de bron geeft ${results.length} objecten op een pagina waar er ${verwacht} moeten staan. Voer de opdracht opnieuw uit; gebeurt het weer, dan geeft de bron geen pagina's van ${grootte}.`,
    )
  return results
}

/**
 * Gives the objects of a page that come after the one that was done last; undefined when that one should be there and is not, because it or
 * many others are gone.
 */
function leftToDo(objecten: Bronobject[], { laatste }: Stand, over: number, { grootte }: Venster) {
  if (laatste === undefined || over % grootte === 0) return objecten
  const plaats = objecten.findIndex(({ uuid }) => uuid === laatste)
  return plaats < 0 ? undefined : objecten.slice(0, plaats)
}

/** Keeps the objects of a page as this register can have them, with the parts of each that could not stay as they are. */
export async function save(db: Db, { bron, werkdagen }: Opdracht, soort: Soort, objecten: readonly Bronobject[]) {
  const perUuid = new Map<string, { uuid: string; object: object; afwijkingen: Afwijking[] }>()
  // The oldest first.
  for (const gegeven of objecten.toReversed()) {
    const uuid = gegeven.uuid.toLowerCase()
    const { object, afwijkingen } = readObject(soort.velden, gegeven)
    const verrijkt =
      soort.verrijk?.(object, werkdagen, (veld, waarde, uitleg) => afwijkingen.push({ veld, waarde, uitleg })) ?? object
    perUuid.set(uuid, { uuid, object: { uuid, ...verrijkt }, afwijkingen })
  }
  const row = {
    bron: bron.naam,
    soort: soort.naam,
    uuid: sql`(b.r ->> 'uuid')::uuid`,
    object: sql`b.r -> 'object'`,
    afwijkingen: sql`b.r -> 'afwijkingen'`,
  }
  await sql`
    ${insertRowOf(overnameLezing, row)}
    from jsonb_array_elements(${JSON.stringify([...perUuid.values()])}::jsonb) with ordinality b (r, plaats) order by b.plaats
    on conflict (bron, soort, uuid) do update set object = excluded.object, afwijkingen = excluded.afwijkingen, geweigerd = false`.execute(
    db,
  )
}

/** Forgets what was read of a list before. */
const forget = (db: Db, bron: string, soort: string) =>
  sql`delete from overname_lezing where bron = ${bron} and soort = ${soort}`.execute(db)

/**
 * Reads one list from the oldest object on, because a list begins with the newest and grows at its beginning. Its end stays in place unless
 * something disappears; the object that was done last then tells where to continue. When that is gone too, some pages are read once more.
 * @returns the number of objects in the list
 */
export async function readLijst(db: Db, opdracht: Opdracht, soort: Soort): Promise<number> {
  const { bron, onVoortgang } = opdracht
  const { perPagina } = bron
  let { count } = await firstPagina(opdracht, soort)
  let stand = await standOf(db, bron.naam, soort.naam)
  if (stand.gedaan >= count) stand = BEGIN
  if (stand === BEGIN) await forget(db, bron.naam, soort.naam)
  while (stand.gedaan < count) {
    const over = count - stand.gedaan
    const venster = windowOf(over, perPagina)
    const { nummer, grootte } = venster
    const gekregen = await pagina(opdracht, soort, venster)
    const voorheen = count
    count = gekregen?.count ?? (await firstPagina(opdracht, soort)).count
    if (!gekregen && count >= voorheen)
      throw new BronFout(`De bron heeft ${count} ${resourceOf(soort)}, maar geen pagina ${nummer} van ${grootte}.`)
    // Objects were added at the beginning meanwhile, and moved the next ones to another page.
    if (!gekregen || count - stand.gedaan > nummer * grootte) continue
    const objecten = leftToDo(objectenOf(gekregen, venster, soort), stand, over, venster)
    if (!objecten) {
      stand = { gedaan: Math.max(0, stand.gedaan - perPagina), laatste: undefined }
      continue
    }
    if (objecten.length > 0) await save(db, opdracht, soort, objecten)
    stand = { gedaan: count - (nummer - 1) * grootte, laatste: objecten[0]?.uuid ?? stand.laatste }
    await remember(db, bron.naam, soort.naam, stand, false)
    onVoortgang?.(soort.naam, stand.gedaan, count)
  }
  await remember(db, bron.naam, soort.naam, BEGIN, true)
  return count
}
