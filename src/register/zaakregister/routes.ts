import { v7 as uuidv7 } from 'uuid'
import { noEenheden } from '../../inrichting/actoren/queries.ts'
import { writeWijziging } from '../../inrichting/wijzigingen/queries.ts'
import type { Context } from '../../platform/context.ts'
import { afterAsking, type Handlers } from '../../platform/contract.ts'
import { invalid, notAllowed, notFound } from '../../platform/problems.ts'
import { refuseUnsafe } from '../documenten/controle.ts'
import { readInhoud } from '../documenten/inhoud.ts'
import { safeMediaType, veiligeNaam } from '../documenten/rules.ts'
import { pseudoniemOfBsn } from '../logboek/pseudoniem.ts'
import * as behandelen from './behandelen.ts'
import * as catalogus from './catalogus.ts'
import {
  geenCatalogus,
  type NieuwZaaktype,
  RECHTEN,
  versieBestaatAl,
  type Zaak,
  type Zaaktype,
  zaakGesloten,
  type zaakregister,
  zaaktypeGepubliceerd,
  zaaktypeIsConcept,
} from './contract.ts'
import { findInhoud } from './inhoud.ts'
import { lockZaak, statustypeOf, zaaktypeOf } from './queries.ts'
import * as rows from './row.ts'
import { mayChange, type Zaakstand } from './rules.ts'
import { setStatus } from './statussen.ts'

const NAAM_CATALOGUS = 'Catalogus van het zaakregister'

async function verplicht({ db }: Context, uuid: string): Promise<Zaaktype> {
  const found = await catalogus.zaaktype(db, uuid)
  if (!found) throw notFound('Zaaktype')
  return found
}

/** A zaaktype that is changed: nobody else changes any until the transaction ends. */
async function toChange(context: Context, uuid: string): Promise<Zaaktype> {
  await catalogus.lockCatalogus(context.db)
  return verplicht(context, uuid)
}

const inTrail = ({ uuid: _, zaken: __, ...rest }: Zaaktype) => rest

/** Gives how a zaaktype is now, and leaves what changed in the trail. */
async function afterChange(context: Context, uuid: string, voor: Zaaktype | null): Promise<Zaaktype> {
  const na = await verplicht(context, uuid)
  const wijziging = { naam: na.omschrijving, voor: voor && inTrail(voor), na: inTrail(na) }
  await writeWijziging(context.db, context.wie, { soort: 'zaaktype', object: uuid, ...wijziging })
  return na
}

async function save(context: Context, voor: Zaaktype | null, nieuw: NieuwZaaktype): Promise<Zaaktype> {
  const van = await catalogus.readCatalogus(context.db)
  if (!van) throw geenCatalogus()
  if (nieuw.afdeling && (await noEenheden(context.db, [nieuw.afdeling])).length > 0)
    throw onbekend('afdeling', 'afdeling of groep')
  const uuid = voor?.uuid ?? uuidv7()
  await catalogus.saveZaaktype(context.db, van.uuid, uuid, voor === null, nieuw)
  return afterChange(context, uuid, voor)
}

/** Tells the logboek whose data are shown (R29). */
function tellSeen(
  { config, gezien, gezienElders }: Context,
  { partijen, bsns }: { partijen: readonly string[]; bsns: readonly string[] },
): void {
  gezien(partijen)
  gezienElders(bsns.map((bsn) => pseudoniemOfBsn(config, bsn)))
}

async function show(context: Context, uuid: string): Promise<Zaak> {
  const found = await behandelen.zaak(context.db, context.config, uuid)
  if (!found) throw notFound('Zaak')
  tellSeen(context, found)
  return found.zaak
}

async function lock({ db }: Context, uuid: string): Promise<Zaakstand> {
  const found = await lockZaak(db, uuid)
  if (!found) throw notFound('Zaak')
  return found
}

const onbekend = (name: string, wat: string) =>
  invalid([{ name, code: 'onbekend', reason: `Dit ${wat} bestaat niet.` }])

/** Records what became of a zaak; gives the resultaattype. */
async function saveResultaat(
  { db, wie }: Context,
  { uuid, zaaktype }: Zaakstand,
  body: { resultaattype: string; toelichting: string },
  at = '',
): Promise<string> {
  if (!wie.rechten.has(RECHTEN.bijwerken))
    throw notAllowed({ detail: `Hiervoor is het recht ${RECHTEN.bijwerken} nodig.` })
  if ((await zaaktypeOf(db, rows.resultaattype, body.resultaattype)) !== zaaktype)
    throw onbekend(`${at}resultaattype`, 'resultaattype')
  await behandelen.saveResultaat(db, uuidv7(), uuid, body)
  return body.resultaattype
}

export const routes: Handlers<typeof zaakregister, Context> = {
  async catalogus({ db }) {
    const found = await catalogus.readCatalogus(db)
    if (!found) return { catalogus: null, zaaktypen: 0 }
    const { uuid: _, ...rest } = found
    return { catalogus: rest, zaaktypen: await catalogus.countPublished(db) }
  },

  async catalogusBewaren({ db, wie }, { body }) {
    await catalogus.lockCatalogus(db)
    const found = await catalogus.readCatalogus(db)
    const { uuid, ...voor } = found ?? { uuid: undefined }
    await catalogus.saveCatalogus(db, uuid, body)
    const wijziging = { naam: NAAM_CATALOGUS, voor: found ? voor : null, na: body }
    await writeWijziging(db, wie, { soort: 'zaaktype', object: 'catalogus', ...wijziging })
    return body
  },

  async zaaktypen({ db }) {
    return { json: await catalogus.zaaktypen(db) }
  },

  async zaaktypeTonen(context, { params }) {
    return verplicht(context, params.uuid)
  },

  async zaaktypeMaken(context, { body }) {
    await catalogus.lockCatalogus(context.db)
    const result = await save(context, null, body)
    return { location: `/api/v1/zaakregister/zaaktypen/${result.uuid}`, result }
  },

  async zaaktypeWijzigen(context, { params, body }) {
    const voor = await toChange(context, params.uuid)
    if (!voor.concept) throw zaaktypeGepubliceerd()
    return save(context, voor, body)
  },

  async zaaktypePubliceren(context, { params }) {
    const voor = await toChange(context, params.uuid)
    if (!voor.concept) throw zaaktypeGepubliceerd()
    if (await catalogus.hasLaterVersion(context.db, voor)) throw versieBestaatAl()
    await catalogus.publish(context.db, voor)
    return afterChange(context, voor.uuid, voor)
  },

  async zaaktypeBeeindigen(context, { params, body }) {
    const voor = await toChange(context, params.uuid)
    if (voor.concept) throw zaaktypeIsConcept()
    if (body.eindeGeldigheid < voor.beginGeldigheid)
      throw invalid([
        { name: 'eindeGeldigheid', code: 'voor-begin', reason: 'Een zaaktype eindigt niet voordat het begint.' },
      ])
    await catalogus.endZaaktype(context.db, voor.uuid, body.eindeGeldigheid)
    return afterChange(context, voor.uuid, voor)
  },

  async zaken({ db, wie }, { query }) {
    return behandelen.zaken(db, query, wie)
  },

  async zaakTonen(context, { params }) {
    return show(context, params.uuid)
  },

  // The right to see the document is decided first; its bytes, which never change, are read while they are sent.
  documentDownloaden: afterAsking(
    async ({ lezen, config }) => ({ lezen, config }),
    async (context, { params }, bron) => {
      const bijZaak = await behandelen.documentBijZaak(context.db, params.uuid, params.document)
      const found = bijZaak && (await findInhoud(context.db, context.config, params.document))
      if (!found) throw notFound('Document')
      tellSeen(context, bijZaak)
      refuseUnsafe(found.controle)
      const { inhoud, omvang, formaat, bestandsnaam } = found
      return {
        bytes: readInhoud(bron, { uuid: inhoud, omvang }),
        omvang,
        mediaType: safeMediaType(formaat),
        filename: veiligeNaam(bestandsnaam) || 'document',
      }
    },
  ),

  async statusZetten(context, { params, body }) {
    const { db, now, wie } = context
    const zaak = await lock(context, params.uuid)
    const statustype = await statustypeOf(db, body.statustype)
    if (!statustype) throw onbekend('statustype', 'statustype')
    if (!mayChange(zaak, wie.rechten) && !wie.rechten.has(RECHTEN.heropenen)) throw zaakGesloten()
    const { resultaat } = body
    const vastgelegd = resultaat ? await saveResultaat(context, zaak, resultaat, 'resultaat.') : zaak.resultaat
    const status = {
      statustype: body.statustype,
      datumStatusGezet: now.toISOString(),
      statustoelichting: body.toelichting,
    }
    const set = await setStatus(db, { ...zaak, resultaat: vastgelegd }, statustype, status, now)
    if (typeof set !== 'string') throw invalid(set.map((fault) => ({ ...fault, name: 'statustype' })))
    return show(context, zaak.uuid)
  },

  async resultaatVastleggen(context, { params, body }) {
    const zaak = await lock(context, params.uuid)
    if (!mayChange(zaak, context.wie.rechten)) throw zaakGesloten()
    await saveResultaat(context, zaak, body)
    return show(context, zaak.uuid)
  },
}
