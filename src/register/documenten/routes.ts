import type { Context } from '../../platform/context.ts'
import type { Handlers } from '../../platform/contract.ts'
import { invalid, notFound } from '../../platform/problems.ts'
import type { documenten } from './contract.ts'
import * as queries from './queries.ts'
import { veiligeNaam } from './rules.ts'

export const routes: Handlers<typeof documenten, Context> = {
  async toevoegen({ db }, { body }) {
    const bestandsnaam = veiligeNaam(body.bestandsnaam)
    if (!bestandsnaam) throw invalid([{ name: 'bestandsnaam', code: 'ongeldig', reason: 'Geef het bestand een naam.' }])
    const uuid = await queries.save(db, { ...body, bestandsnaam, inhoud: Buffer.from(body.inhoud, 'base64') })
    const gevonden = await queries.informatieobject(db, uuid)
    if (!gevonden) throw new Error('A document that was just kept is not there.')
    return { location: `/api/v1/informatieobjecten/${uuid}`, result: gevonden.json }
  },

  async tonen({ db, gezien }, { params }) {
    const gevonden = await queries.informatieobject(db, params.uuid)
    if (!gevonden) throw notFound('Informatieobject')
    gezien(gevonden.partijen)
    return gevonden.json
  },

  async downloaden({ db, gezien }, { params }) {
    const gevonden = await queries.inhoud(db, params.uuid)
    if (!gevonden) throw notFound('Informatieobject')
    gezien(gevonden.partijen)
    return { bytes: gevonden.inhoud, mediaType: gevonden.mediatype, filename: gevonden.bestandsnaam }
  },
}
