import type { Context } from '../../platform/context.ts'
import { afterAsking, type Handlers } from '../../platform/contract.ts'
import { invalid, notFound } from '../../platform/problems.ts'
import { DEEL_OMVANG, type Documentupload, deelNietAanDeBeurt, type documenten } from './contract.ts'
import { refuseUnsafe } from './controle.ts'
import { readInhoud } from './inhoud.ts'
import * as queries from './queries.ts'
import { largestUpload, omvangFault, partOf, veiligeNaam } from './rules.ts'
import * as uploads from './uploads.ts'

function nameOf(bestandsnaam: string): string {
  const naam = veiligeNaam(bestandsnaam)
  if (!naam) throw invalid([{ name: 'bestandsnaam', code: 'ongeldig', reason: 'Geef het bestand een naam.' }])
  return naam
}

async function uploadOf({ db, wie, config }: Context, uuid: string): Promise<Documentupload> {
  const gevonden = await uploads.upload(db, config, wie.uuid, uuid)
  if (!gevonden) throw notFound('Upload')
  return { ...gevonden, deelOmvang: DEEL_OMVANG }
}

export const routes: Handlers<typeof documenten, Context> = {
  async toevoegen({ db, config }, { body }) {
    const bestandsnaam = nameOf(body.bestandsnaam)
    const uuid = await queries.save(db, { ...body, bestandsnaam, inhoud: Buffer.from(body.inhoud, 'base64') })
    const gevonden = await queries.informatieobject(db, config, uuid)
    if (!gevonden) throw new Error('A document that was just kept is not there.')
    return { location: `/api/v1/informatieobjecten/${uuid}`, result: gevonden.json }
  },

  async lijst({ db, gezien, config }, { query }) {
    const gevonden = await queries.ofKlantcontact(db, config, query.klantcontact)
    gezien(gevonden.flatMap(({ partijen }) => partijen))
    return { resultaten: gevonden.map(({ json }) => json) }
  },

  async tonen({ db, gezien, config }, { params }) {
    const gevonden = await queries.informatieobject(db, config, params.uuid)
    if (!gevonden) throw notFound('Informatieobject')
    gezien(gevonden.partijen)
    return gevonden.json
  },

  // The right to see the document is decided first; its bytes, which never change, are read while they are sent.
  downloaden: afterAsking(
    async ({ lezen, config }) => ({ lezen, config }),
    async ({ db, gezien, config }, { params }, bron) => {
      const gevonden = await queries.downloadbaar(db, config, params.uuid)
      if (!gevonden) throw notFound('Informatieobject')
      const { bestandsnaam, mediatype, omvang, controle, partijen } = gevonden
      gezien(partijen)
      refuseUnsafe(controle)
      return {
        bytes: readInhoud(bron, { uuid: params.uuid, omvang }),
        omvang,
        mediaType: mediatype,
        filename: bestandsnaam,
      }
    },
  ),

  async uploadBeginnen(context, { body }) {
    const { db, wie, config } = context
    const fout = omvangFault(body.omvang, largestUpload(config))
    if (fout) throw invalid([fout])
    const uuid = await uploads.begin(db, wie.uuid, { ...body, bestandsnaam: nameOf(body.bestandsnaam) })
    return { location: `/api/v1/documentuploads/${uuid}`, result: await uploadOf(context, uuid) }
  },

  uploadTonen: (context, { params }) => uploadOf(context, params.uuid),

  async deelToevoegen(context, { params, body }) {
    const { db, wie } = context
    const stand = await uploads.lockUpload(db, wie.uuid, params.uuid)
    if (!stand) throw notFound('Upload')
    const deel = partOf(stand, params.nummer, body.length)
    if (deel === 'te vroeg') throw deelNietAanDeBeurt({ extra: { ontvangen: stand.ontvangen } })
    if (deel === 'bestaat niet') throw notFound('Deel')
    if ('fout' in deel) throw invalid([deel.fout])
    // A part whose answer was lost is sent again, and is there already.
    if (deel.isNieuw) await uploads.addPart(db, stand, body)
    return uploadOf(context, params.uuid)
  },

  async uploadAfbreken({ db, wie }, { params }) {
    if (!(await uploads.discard(db, wie.uuid, params.uuid))) throw notFound('Upload')
    return undefined
  },
}
