import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { markeer } from './bevindingen.ts'
import { type Bron, BronFout, type Bronobject, type Bronpagina } from './bron.ts'
import { NIETS, optellen, schrijfPagina, type Telling } from './schrijven.ts'
import { SOORTEN, type Soort } from './soorten.ts'
import { type Venster, vensterVan } from './venster.ts'

export interface Opdracht {
  bron: Bron
  /** Within how many werkdagen an interne taak must be done. */
  werkdagen: number
  onVoortgang?: (soort: string, gedaan: number, totaal: number) => void
}

/** What a list brought, beside what the source has of it and what is here. */
export interface Uitkomst extends Telling {
  soort: string
  bron: number
  hier: number
}

/** How far a list is, counted from the oldest object. */
interface Stand {
  gedaan: number
  /** The object that was done last; undefined: not known. */
  laatste: string | undefined
}

const BEGIN: Stand = { gedaan: 0, laatste: undefined }

/** Where a run stopped before the end of a list; otherwise the beginning. */
async function standVan(db: Db, bron: string, soort: string): Promise<Stand> {
  const { rows } = await sql<{ gedaan: number; laatste: string | null }>`
    select gedaan, laatste from overname where bron = ${bron} and soort = ${soort} and not klaar`.execute(db)
  const [stand] = rows
  return stand ? { gedaan: stand.gedaan, laatste: stand.laatste ?? undefined } : BEGIN
}

async function onthoud(db: Db, bron: string, soort: string, { gedaan, laatste }: Stand, klaar: boolean): Promise<void> {
  await sql`insert into overname (bron, soort, gedaan, laatste, klaar) values (${bron}, ${soort}, ${gedaan}, ${laatste ?? null}, ${klaar})
    on conflict (bron, soort) do update set gedaan = excluded.gedaan, laatste = excluded.laatste, klaar = excluded.klaar`.execute(
    db,
  )
}

async function eerstePagina({ bron }: Opdracht, { pad }: Soort): Promise<Bronpagina> {
  const pagina = await bron.pagina(pad, { nummer: 1, grootte: bron.perPagina })
  if (!pagina) throw new BronFout(`De bron heeft geen ${pad.split('?')[0]} (404). Klopt het adres?`)
  return pagina
}

/**
 * The objects of a page.
 * @throws BronFout when there are fewer than a page of this list must have: then the source goes by another size of pages, and what is
 * taken over would have holes.
 */
function objectenVan({ count, results }: Bronpagina, { nummer, grootte }: Venster): Bronobject[] {
  const verwacht = Math.min(grootte, count - (nummer - 1) * grootte)
  if (results.length < verwacht)
    throw new BronFout(
      `De bron geeft ${results.length} objecten op een pagina waar er ${verwacht} moeten staan. Voer de opdracht opnieuw uit; gebeurt het weer, dan geeft de bron geen pagina's van ${grootte}.`,
    )
  return results
}

/**
 * Those objects of a page that come after the one that was done last; undefined when that one should be there and is not: it is gone, or
 * many are.
 */
function nogTeDoen(objecten: Bronobject[], { laatste }: Stand, over: number, { grootte }: Venster) {
  if (laatste === undefined || over % grootte === 0) return objecten
  const plaats = objecten.findIndex(({ uuid }) => uuid === laatste)
  return plaats < 0 ? undefined : objecten.slice(0, plaats)
}

/**
 * Takes over one list, the oldest objects first, because a list stands with the newest first and grows at its beginning. Its end stays where it
 * is, unless something disappears there: then what was done last tells where to go on. When that is gone too, some pages are done once more.
 */
async function neemLijst(db: Db, opdracht: Opdracht, soort: Soort): Promise<Telling & { bron: number }> {
  const { bron, werkdagen, onVoortgang } = opdracht
  const { perPagina } = bron
  let { count } = await eerstePagina(opdracht, soort)
  let stand = await standVan(db, bron.naam, soort.naam)
  if (stand.gedaan >= count) stand = BEGIN
  let telling = NIETS
  while (stand.gedaan < count) {
    const over = count - stand.gedaan
    const venster = vensterVan(over, perPagina)
    const { nummer, grootte } = venster
    const pagina = await bron.pagina(soort.pad, venster)
    const voorheen = count
    count = pagina?.count ?? (await eerstePagina(opdracht, soort)).count
    if (!pagina && count >= voorheen)
      throw new BronFout(`De bron heeft ${count} ${soort.naam}, maar geen pagina ${nummer} van ${grootte}.`)
    // Objects came in at the beginning meanwhile, and moved what is next to another page.
    if (!pagina || count - stand.gedaan > nummer * grootte) continue
    const rauw = nogTeDoen(objectenVan(pagina, venster), stand, over, venster)
    if (!rauw) {
      stand = { gedaan: Math.max(0, stand.gedaan - perPagina), laatste: undefined }
      continue
    }
    const objecten = soort.verrijk ? rauw.map((object) => soort.verrijk?.(object, werkdagen) ?? object) : rauw
    telling = optellen(telling, await schrijfPagina(db, soort, objecten))
    stand = { gedaan: count - (nummer - 1) * grootte, laatste: rauw[0]?.uuid ?? stand.laatste }
    await onthoud(db, bron.naam, soort.naam, stand, false)
    onVoortgang?.(soort.naam, stand.gedaan, count)
  }
  await onthoud(db, bron.naam, soort.naam, BEGIN, true)
  return { ...telling, bron: count }
}

async function aantalHier(db: Db, { tabel, deel }: Soort): Promise<number> {
  const { rows } = await sql<{ aantal: number }>`
    select count(*)::int as aantal from ${sql.table(tabel)} where ${sql.raw(deel ?? 'true')}`.execute(db)
  return rows[0]?.aantal ?? 0
}

/**
 * Takes over everything that a running Open Klant has, with the uuids and nummers it has there. Run again, it brings what is new and what
 * changed; stopped half-way, it goes on where it was. What breaks a rule of the domain is taken over and marked.
 * @throws BronFout when the source cannot be read
 */
export async function neemOver(db: Db, opdracht: Opdracht): Promise<Uitkomst[]> {
  const uitkomsten: Uitkomst[] = []
  for (const soort of SOORTEN) {
    const telling = await neemLijst(db, opdracht, soort)
    uitkomsten.push({ soort: soort.naam, ...telling, hier: await aantalHier(db, soort) })
  }
  await markeer(db)
  await sql`analyze`.execute(db)
  return uitkomsten
}
