import type { Context, Outside } from '../../platform/context.ts'
import { bronOnbereikbaar, notFound } from '../../platform/problems.ts'
import { partijenWith } from '../../register/basisregistraties/queries.ts'
import { atZaak } from '../../register/klantcontacten/bij-zaak.ts'
import type { Nummer } from '../../register/klanttaken/zaak.ts'
import { pseudoniemOfBsn } from '../../register/logboek/pseudoniem.ts'
import { controleElders } from '../../register/zaakregister/inhoud.ts'
import type { Zaakstand } from '../../register/zaken/contract.ts'
import { readKopie } from '../../register/zaken/queries.ts'
import { isFout, ZaaksysteemFout } from './client/fout.ts'
import type { Zaakpagina } from './contract.ts'
import { type Systeem, systeem } from './systemen.ts'
import { type Deelnemer, fetchPagina, type Pagina, type Zaakdocument } from './volgen/pagina.ts'

/** Which zaak, in which zaaksysteem. */
interface Welke {
  uuid: string
  zaak: string
}

/** The answer of the zaaksysteem, or why there is none; undefined when there is no such zaaksysteem. */
export type Antwoord = { systeem: Systeem; pagina: Pagina } | { fout: ZaaksysteemFout } | undefined

/** Asks the zaaksysteem for a zaak. */
export async function ask({ lezen, config }: Outside, { uuid, zaak }: Welke): Promise<Antwoord> {
  try {
    const waar = await lezen((db) => systeem(db, config, uuid))
    if (!waar) return undefined
    if (!waar.actief)
      return { fout: new ZaaksysteemFout(waar.naam, 'geen-toegang', { wat: 'beheer heeft het uitgezet' }) }
    return { systeem: waar, pagina: await fetchPagina(waar, zaak.toLowerCase()) }
  } catch (fout) {
    if (isFout(fout)) return { fout }
    throw fout
  }
}

type Stand = Omit<Zaakstand, 'uuid'>

function freshStand(
  { systeem: { uuid, naam }, pagina: { inhoud } }: { systeem: Systeem; pagina: Pagina },
  { zaak }: Welke,
  now: Date,
): Stand {
  const { identificatie, toestand, open, gegevens } = inhoud
  const waar = { zaaksysteem: { uuid, naam }, zaak: zaak.toLowerCase() }
  return { ...waar, identificatie, toestand, open, gegevens, opgehaaldOp: now.toISOString(), foutOp: null }
}

/** Gives what Balie still knows of a zaak that could not be asked. @throws Problem when that is nothing */
async function keptStand({ db }: Context, welke: Welke, fout: ZaaksysteemFout): Promise<Stand> {
  const kopie = await readKopie(db, welke.uuid, welke.zaak)
  if (kopie) {
    const { uuid: _, ...stand } = kopie
    if (fout.soort === 'niet-gevonden') return { ...stand, toestand: 'vernietigd', gegevens: null, open: false }
    if (fout.soort === 'geen-toegang') return { ...stand, toestand: 'geen_toegang', gegevens: null }
    return stand
  }
  if (fout.soort === 'niet-gevonden' || fout.soort === 'geen-toegang') throw notFound('Zaak')
  throw bronOnbereikbaar({ detail: fout.message })
}

/**
 * Finds who have a rol in zaken in our register, and tells the logboek whose data are shown (R29).
 * @param rollen of each the numbers by which they are known
 * @returns of each the partij; null when we know none
 */
export async function seeRollen(
  { db, config, gezien, gezienElders }: Context,
  rollen: readonly (readonly Nummer[])[],
): Promise<Zaakpagina['rollen'][number]['partij'][]> {
  const nummers = rollen.flat()
  const partijOf = await partijenWith(db, nummers)
  gezienElders(nummers.filter(({ soort }) => soort === 'bsn').map(({ nummer }) => pseudoniemOfBsn(config, nummer)))
  const partijen = rollen.map((own) => own.flatMap(({ soort, nummer }) => partijOf(soort, nummer) ?? [])[0] ?? null)
  gezien(partijen.map((partij) => partij?.uuid ?? null))
  return partijen
}

/** Says who they are in our register. */
async function rollenOf(context: Context, deelnemers: readonly Deelnemer[]): Promise<Zaakpagina['rollen']> {
  const partijen = await seeRollen(
    context,
    deelnemers.map(({ nummers }) => nummers),
  )
  return deelnemers.map(({ rol, naam, machtiging }, index) => {
    const partij = partijen[index] ?? null
    return { rol, naam: naam || (partij?.naam ?? ''), machtiging, partij }
  })
}

/** The documents, with what our virus scan says of them. */
async function documentenOf(
  { db, config }: Context,
  documenten: readonly Zaakdocument[],
): Promise<Zaakpagina['documenten']> {
  const controleOf = await controleElders(db, config, documenten)
  return documenten.map(({ identificatie: _, ...document }) => ({ ...document, controle: controleOf(document.uuid) }))
}

/** Shows a zaak with what belongs to it here. Without its zaaksysteem there is the copy, with its age. */
export async function show(context: Context, welke: Welke, antwoord: Antwoord): Promise<Zaakpagina> {
  if (!antwoord) throw notFound('Zaaksysteem')
  const stand =
    'fout' in antwoord ? await keptStand(context, welke, antwoord.fout) : freshStand(antwoord, welke, context.now)
  const pagina = 'fout' in antwoord ? undefined : antwoord.pagina
  const { partijen, ...hier } = await atZaak(context.db, welke.zaak, stand.identificatie)
  context.gezien(partijen)
  return {
    stand,
    onbereikbaar: 'fout' in antwoord ? antwoord.fout.message : null,
    stappen: pagina?.stappen ?? [],
    rollen: await rollenOf(context, pagina?.deelnemers ?? []),
    documenten: await documentenOf(context, pagina?.documenten ?? []),
    documentenNietGetoond: pagina?.documentenNietGetoond ?? 0,
    ...hier,
  }
}
