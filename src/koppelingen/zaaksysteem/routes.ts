import { zaaksysteem as leesZaaksysteem, saveCatalogus, saveStand } from '../../inrichting/zaaksystemen/queries.ts'
import type { Context, Outside } from '../../platform/context.ts'
import { afterAsking, type Handlers } from '../../platform/contract.ts'
import { pagina } from '../../platform/page.ts'
import { bronOnbereikbaar, invalid, notFound } from '../../platform/problems.ts'
import { linkZaak, unlinkZaak } from '../../register/klantcontacten/writes.ts'
import { zaakAlGekoppeld } from '../../register/opvolging/contract.ts'
import { nummersOf } from '../../register/partijen/queries.ts'
import { markMaybeChanged, uuidAanEinde } from '../../register/zaken/kopie.ts'
import { koppelingen, reportAgain } from '../../register/zaken/koppelingen.ts'
import { aanleiding, writeVerloop } from '../../register/zaken/queries.ts'
import { isFout } from './client/fout.ts'
import type { zaaksysteem } from './contract.ts'
import { handOn, open } from './downloaden.ts'
import { type Systeem, systemen, versSysteem } from './systemen.ts'
import { test } from './testen.ts'
import { ask, seeRollen, show } from './tonen.ts'
import { find, searchShown } from './vinden.ts'
import { nummersInRol } from './volgen/pagina.ts'
import { type Gevonden, searchOfKlant, type Zoekresultaat } from './volgen/zoeken.ts'

const NUMMER = 'identificatie'

const onbekendePartij = () => invalid([{ name: 'partij', code: 'onbekend', reason: 'Deze partij bestaat niet.' }])

const getoond = ({ systeem: { uuid, naam }, inhoud }: Gevonden, now: Date) => ({
  zaaksysteem: { uuid, naam },
  zaak: uuidAanEinde(inhoud.url),
  identificatie: inhoud.identificatie,
  toestand: inhoud.toestand,
  open: inhoud.open,
  gegevens: inhoud.gegevens,
  opgehaaldOp: now.toISOString(),
})

const asResult = ({ zaken, fouten }: Zoekresultaat, now: Date) => ({
  resultaten: zaken.map((gevonden) => getoond(gevonden, now)),
  onbereikbaar: fouten.map(({ systeem: { naam }, fout }) => ({ zaaksysteem: naam, reden: fout.message })),
})

const allSystems = ({ lezen, config }: Outside) => lezen((db) => systemen(db, config))

async function contactOf({ db, gezien }: Context, uuid: string): Promise<void> {
  const gevonden = await aanleiding(db, uuid)
  if (!gevonden) throw notFound('Klantcontact')
  gezien(gevonden.partijen)
}

async function testEnSluit(waar: Systeem, now: Date) {
  try {
    return await test(waar, now)
  } finally {
    await waar.verbinding.sluit()
  }
}

export const routes: Handlers<typeof zaaksysteem, Context> = {
  testen: afterAsking(
    async ({ lezen, config, now }, { params }) => {
      try {
        const gevonden = await lezen((db) => versSysteem(db, config, params.uuid))
        return gevonden && (await testEnSluit(gevonden, now))
      } catch (error) {
        if (isFout(error)) throw bronOnbereikbaar({ detail: error.message })
        throw error
      }
    },
    async ({ db }, { params }, gevonden) => {
      if (!gevonden || !(await leesZaaksysteem(db, params.uuid, { vast: true }))) throw notFound('Zaaksysteem')
      await saveStand(db, params.uuid, gevonden.verslag.stand)
      if (gevonden.zaaktypen) await saveCatalogus(db, params.uuid, gevonden.zaaktypen)
      return gevonden.verslag
    },
  ),

  zoeken: afterAsking(
    async (outside, { body }) => {
      const alle = await allSystems(outside)
      if ('nummer' in body) return searchShown(alle, { objectId: body.nummer, soortObjectId: NUMMER })
      const klant = await outside.lezen((db) => nummersOf(db, body.partij))
      return klant && searchOfKlant(alle, klant)
    },
    async (context, { body }, gevonden) => {
      // Whose zaken they are must be seen by whoever asks (R28).
      if (!gevonden || ('partij' in body && !(await nummersOf(context.db, body.partij)))) throw onbekendePartij()
      if ('partij' in body) context.gezien([body.partij])
      await seeRollen(
        context,
        gevonden.zaken.flatMap(({ rollen }) => rollen.map(nummersInRol)),
      )
      return asResult(gevonden, context.now)
    },
  ),

  tonen: afterAsking(
    (outside, { params }) => ask(outside, params),
    (context, { params }, antwoord) => show(context, params, antwoord),
  ),

  documentDownloaden: afterAsking(
    (outside, { params }) => open(outside, params),
    (context, _, geopend) => handOn(context, geopend),
  ),

  koppelen: afterAsking(
    async (outside, { body: { nummer, zaaksysteem } }) => find(outside, nummer, { zaaksysteem, veld: 'nummer' }),
    async (context, { params, body }, save) => {
      const { db, now, wie } = context
      await contactOf(context, params.uuid)
      const gekoppeld = await linkZaak(db, params.uuid, await save(db, now))
      if (!gekoppeld) throw zaakAlGekoppeld()
      await writeVerloop(db, params.uuid, { soort: 'gekoppeld', zaak: body.nummer, reden: '' }, wie)
      return { location: `/api/v1/klantcontacten/${params.uuid}`, result: gekoppeld }
    },
  ),

  async ontkoppelen(context, { params, body }) {
    const { db, wie } = context
    await contactOf(context, params.uuid)
    const nummer = await unlinkZaak(db, params.uuid, params.zaak)
    if (nummer === undefined) throw notFound('Zaak')
    await writeVerloop(db, params.uuid, { soort: 'ontkoppeld', zaak: nummer, reden: body.reden }, wie)
    return undefined
  },

  async koppelingen({ db }, { params, query }) {
    if (!(await leesZaaksysteem(db, params.uuid))) throw notFound('Zaaksysteem')
    return pagina(
      await koppelingen(db, params.uuid, query),
      query.aantal,
      (row) => row.koppeling,
      (row) => [row.sinds, row.event],
    )
  },

  async koppelingenOpnieuw({ db }, { params }) {
    if (!(await leesZaaksysteem(db, params.uuid, { vast: true }))) throw notFound('Zaaksysteem')
    return { aantal: await reportAgain(db, params.uuid) }
  },

  async notificatie({ db }, { body }) {
    if (body.kanaal === 'zaken') await markMaybeChanged(db, [body.hoofdObject])
    return undefined
  },

  async cloudevent({ db }, { body }) {
    // `subject` is the uuid of the zaak, as such, in a URN or at the end of an address.
    const uuid = body.subject?.split(/[:/]/).at(-1)
    if (body.type.startsWith('nl.overheid.zaken.') && uuid) await markMaybeChanged(db, [uuid])
    return undefined
  },
}
