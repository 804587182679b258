import type { Context } from '../platform/context.ts'
import type { Handlers } from '../platform/contract.ts'
import { notFound } from '../platform/problems.ts'
import type { documenten } from './contract.ts'
import * as queries from './queries.ts'

export const routes: Handlers<typeof documenten, Context> = {
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
