import { ZICHTRECHTEN } from '../../inrichting/toegang/contract.ts'
import type { Context } from '../../platform/context.ts'
import { afterAsking, type Handlers } from '../../platform/contract.ts'
import { pseudoniemOfBsn } from '../logboek/pseudoniem.ts'
import { gevondenPersoon, searchPersonen } from './brp.ts'
import type { basisregistraties, GevondenOrganisatie } from './contract.ts'
import { fetchBasisprofiel, gevondenOrganisatie, searchOrganisaties } from './kvk.ts'
import * as queries from './queries.ts'

/** Gives the number by which the register knows an organisatie; a vestiging is known by its vestigingsnummer. */
const nummerOf = ({ vestigingsnummer, kvkNummer }: Omit<GevondenOrganisatie, 'partij'>) =>
  vestigingsnummer
    ? { soort: 'vestigingsnummer', nummer: vestigingsnummer }
    : { soort: 'kvk_nummer', nummer: kvkNummer }

export const routes: Handlers<typeof basisregistraties, Context> = {
  async bronnen({ config }) {
    return { brp: config.BRP_URL !== undefined, kvk: config.KVK_URL !== undefined }
  },

  personen: afterAsking(
    ({ config, wie }, { body }) => searchPersonen(config, body, wie.uuid),
    async ({ db, wie, config, gezien, gezienElders }, _, personen) => {
      const magGeheim = wie.rechten.has(ZICHTRECHTEN.geheimhouding)
      const gevonden = personen.map((persoon) => gevondenPersoon(persoon, magGeheim))
      const partijOf = await queries.partijenWith(
        db,
        gevonden.map(({ bsn }) => ({ soort: 'bsn', nummer: bsn })),
      )
      const resultaten = gevonden.map((persoon) => ({ ...persoon, partij: partijOf('bsn', persoon.bsn) }))
      gezien(resultaten.map(({ partij }) => partij?.uuid ?? null))
      gezienElders(resultaten.map(({ bsn }) => pseudoniemOfBsn(config, bsn)))
      return { resultaten }
    },
  ),

  organisaties: afterAsking(
    ({ config }, { body }) => searchOrganisaties(config, body),
    async ({ db, gezien }, _, { totaal, resultaten: gevonden }) => {
      const organisaties = gevonden.map(gevondenOrganisatie)
      const partijOf = await queries.partijenWith(db, organisaties.map(nummerOf))
      const resultaten = organisaties.map((organisatie) => {
        const { soort, nummer } = nummerOf(organisatie)
        return { ...organisatie, partij: partijOf(soort, nummer) }
      })
      gezien(resultaten.map(({ partij }) => partij?.uuid ?? null))
      return { resultaten, totaal }
    },
  ),

  basisprofiel: afterAsking(
    ({ config }, { params }) => fetchBasisprofiel(config, params.kvkNummer),
    async (_context, _, profiel) => profiel,
  ),
}
