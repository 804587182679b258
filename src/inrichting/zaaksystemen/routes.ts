import { v7 as uuidv7 } from 'uuid'
import { datumOp } from '../../begrippen/kalender.ts'
import type { Context } from '../../platform/context.ts'
import type { Handlers } from '../../platform/contract.ts'
import { atField, type InvalidParam, invalid, notFound } from '../../platform/problems.ts'
import { noEenheden } from '../actoren/queries.ts'
import { sealCertificate } from '../toegang/certificaat.ts'
import { seal } from '../toegang/versleuteling.ts'
import { writeWijziging } from '../wijzigingen/queries.ts'
import { type NieuwZaaksysteem, type Zaaksysteem, zaakgeheimZonderSleutel, type zaaksystemen } from './contract.ts'
import * as queries from './queries.ts'

/** Gives what the trail keeps of a zaaksysteem: all that beheer decides, and of its secret only that it was replaced. */
const inTrail = ({ uuid: _, stand: __, ...velden }: Zaaksysteem) => velden

async function verplicht({ db }: Context, uuid: string, vast = false): Promise<Zaaksysteem> {
  const zaaksysteem = await queries.zaaksysteem(db, uuid, { vast })
  if (!zaaksysteem) throw notFound('Zaaksysteem')
  return zaaksysteem
}

/** The secret as it is kept. */
function versleuteld({ config }: Context, geheim: string): Buffer {
  const bewaard = seal(config.SECRET_KEY, geheim)
  if (!bewaard) throw atField(zaakgeheimZonderSleutel, 'geheim')
  return bewaard
}

/** A certificate as it is kept. */
const verzegeld = (context: Context, certificaat: NieuwZaaksysteem['certificaat'] | undefined) =>
  sealCertificate(context, certificaat, () => atField(zaakgeheimZonderSleutel, 'certificaat'))

type Aansluiting = Omit<NieuwZaaksysteem, 'geheim' | 'certificaat'>

/** In production the secret and what customers said go over https alone. */
function onveilig(
  { config }: Context,
  { zakenUrl, catalogiUrl, documentenUrl, eventsUrl, opslagUrl }: Aansluiting,
): InvalidParam[] {
  const open = Object.entries({ zakenUrl, catalogiUrl, documentenUrl, eventsUrl, opslagUrl }).filter(
    ([, url]) => config.production && url?.startsWith('http:'),
  )
  return open.map(([name]) => ({ name, code: 'onveilig', reason: 'In productie kan alleen https.' }))
}

/** Finds the settings that are missing to tell of links. */
function notReportable({ config }: Context, { koppelingMelden, eventsUrl }: Aansluiting): InvalidParam[] {
  if (koppelingMelden === 'cloudevents' && !eventsUrl)
    return [{ name: 'eventsUrl', code: 'verplicht', reason: 'Geef het adres waar CloudEvents heen gaan.' }]
  if (koppelingMelden !== 'niet' && !config.PUBLIC_URL)
    return [
      {
        name: 'koppelingMelden',
        code: 'geen-openbaar-adres',
        reason: 'Het zaaksysteem krijgt adressen van Balie: daarvoor moet PUBLIC_URL zijn ingesteld.',
      },
    ]
  return []
}

/** @throws Problem that names each fault at its field */
function check(context: Context, velden: Aansluiting): void {
  const fouten = [...onveilig(context, velden), ...notReportable(context, velden)]
  if (fouten.length > 0) throw invalid(fouten)
}

export const routes: Handlers<typeof zaaksystemen, Context> = {
  async lijst({ db }) {
    return { resultaten: await queries.lijst(db) }
  },

  async tonen(context, { params }) {
    return verplicht(context, params.uuid)
  },

  async maken(context, { body: { geheim, certificaat, ...velden } }) {
    check(context, velden)
    const uuid = uuidv7()
    await queries.save(context.db, uuid, velden, {
      geheim: versleuteld(context, geheim),
      certificaat: verzegeld(context, certificaat),
    })
    const na = await verplicht(context, uuid)
    const wijziging = { naam: na.naam, voor: null, na: inTrail(na) }
    await writeWijziging(context.db, context.wie, { soort: 'zaaksysteem', object: uuid, ...wijziging })
    return { location: `/api/v1/zaaksystemen/${uuid}`, result: na }
  },

  async wijzigen(context, { params, body: { geheim, certificaat, ...velden } }) {
    const voor = await verplicht(context, params.uuid, true)
    const nieuw = { ...voor, ...velden }
    check(context, nieuw)
    await queries.save(context.db, voor.uuid, nieuw, {
      geheim: geheim === undefined ? undefined : versleuteld(context, geheim),
      certificaat: verzegeld(context, certificaat),
    })
    const na = await verplicht(context, voor.uuid)
    const vernieuwd = geheim ? { geheim: 'vervangen' } : {}
    const wijziging = { naam: na.naam, voor: inTrail(voor), na: { ...inTrail(na), ...vernieuwd } }
    await writeWijziging(context.db, context.wie, { soort: 'zaaksysteem', object: voor.uuid, ...wijziging })
    return na
  },

  async zaaktypen(context, { params }) {
    const { uuid } = await verplicht(context, params.uuid)
    return { resultaten: await queries.zaaktypen(context.db, uuid) }
  },

  async zaaktypeKiezen(context, { params, body }) {
    const { db, wie } = context
    const { uuid } = await verplicht(context, params.uuid, true)
    const voor = (await queries.zaaktypen(db, uuid)).find(({ identificatie }) => identificatie === params.identificatie)
    if (!voor) throw notFound('Zaaktype')
    const onbekend = new Set(await noEenheden(db, body.eenheden))
    const fouten = body.eenheden.flatMap((eenheid, index) =>
      onbekend.has(eenheid.toLowerCase())
        ? [{ name: `eenheden.${index}`, code: 'onbekend', reason: 'Deze afdeling of groep bestaat niet.' }]
        : [],
    )
    if (fouten.length > 0) throw invalid(fouten)
    const na = await queries.chooseZaaktype(db, uuid, params.identificatie, body)
    if (!na) throw notFound('Zaaktype')
    const stand = ({ startbaar, synoniemen, rollen, eenheden, informatieobjecttype }: typeof na) => ({
      startbaar,
      synoniemen,
      rollen,
      eenheden,
      informatieobjecttype,
    })
    const wijziging = { object: `${uuid}/${na.identificatie}`, naam: na.omschrijving, voor: stand(voor), na: stand(na) }
    await writeWijziging(db, wie, { soort: 'zaaktype', ...wijziging })
    return na
  },

  async startbaar({ db, wie, now }, { query }) {
    return { resultaten: await queries.startbaar(db, wie, datumOp(now), { zoek: query.zoek }) }
  },
}
