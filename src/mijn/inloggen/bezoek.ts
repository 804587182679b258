import type { FastifyRequest } from 'fastify'
import { isAtLeast } from '../../begrippen/niveau.ts'
import type { Instellingen } from '../../inrichting/instellingen/contract.ts'
import { instellingenOf } from '../../inrichting/instellingen/queries.ts'
import type { StoringNu } from '../../inrichting/storingen/reads.ts'
import { readCookie } from '../../inrichting/toegang/cookies.ts'
import type { Config } from '../../platform/config.ts'
import { asApplicatie, type Wie } from '../../platform/context.ts'
import type { Gateway } from '../../platform/operations.ts'
import { pseudoniemOfBsn } from '../../register/logboek/pseudoniem.ts'
import { MIJN } from '../frame/applicatie.ts'
import type { Onderdeel } from '../frame/contract.ts'
import type { Hoedanigheid } from '../frame/hoedanigheid.ts'
import type { Bezoeker } from '../frame/pages.ts'
import { dienstenOf, niveausOf } from './config.ts'
import { capacitiesOf, keyOf, proofOf } from './hoedanigheden.ts'
import * as sessies from './sessies.ts'

/** A visit of somebody who is logged in: who they are in this request, and what they can become. */
export interface Bezoek {
  sessie: string
  token: string
  bezoeker: Bezoeker
  /** The capacity in which they were is no longer theirs; they are nobody until they choose another. */
  ingetrokken: boolean
  instellingen: Instellingen
  storingen: readonly StoringNu[]
  wie: Wie
}

/** Gives the parts of Mijn that a capacity opens: its level must be enough, and a mandate for services opens what these are for. */
export function openTo(config: Config, { niveau, vertegenwoordiger }: Hoedanigheid): Set<Onderdeel> {
  const { diensten } = vertegenwoordiger ?? {}
  const kaart = dienstenOf(config)
  const forServices =
    diensten &&
    new Set<Onderdeel>([
      'overzicht',
      ...diensten.flatMap((dienst) => (Object.hasOwn(kaart, dienst) ? (kaart[dienst] ?? []) : [])),
    ])
  const enough = [...niveausOf(config)]
    .filter(([, needed]) => isAtLeast(niveau, needed))
    .map(([onderdeel]) => onderdeel)
  return new Set(enough.filter((onderdeel) => !forServices || forServices.has(onderdeel)))
}

/** Gives who acts, without a number that says who they are: their partij, or a pseudonym that only the municipality can make. */
function actingOf(config: Config, { aanmelding, eigenPartijen, uuid }: sessies.Sessie): string {
  const [eigen] = aanmelding
  if (!eigen) return `sessie ${uuid}`
  const { klant, vertegenwoordiger } = eigen
  if (eigenPartijen[0] && !vertegenwoordiger) return `partij ${eigenPartijen[0]}`
  const { soort, waarde } = vertegenwoordiger ?? klant
  return `${soort} ${pseudoniemOfBsn(config, waarde).slice(0, 16)}`
}

/** The right that opens a part of Mijn. Only a session has it, never a role. */
export const rightOf = (onderdeel: Onderdeel): string => `mijn.${onderdeel}`

function wieOf(
  config: Config,
  sessie: sessies.Sessie,
  { niveau, middel }: Hoedanigheid,
  open: Iterable<Onderdeel>,
): Wie {
  return asApplicatie({
    ...MIJN,
    rechten: new Set([...open].map(rightOf)),
    namens: actingOf(config, sessie),
    authenticatie: { middel, niveau },
  })
}

/** Names the klant as the register does, or else as the login service did. */
function named(hoedanigheid: Hoedanigheid, naam: string | null): Hoedanigheid {
  const { klant } = hoedanigheid
  return naam ? { ...hoedanigheid, klant: { ...klant, naam } } : hoedanigheid
}

/** Makes what a session means at this moment. */
function visitOf(config: Config, token: string, sessie: sessies.Sessie): Bezoek | undefined {
  const { uuid, register, als, partijen, naam, eigenNaam, inlogmiddel, vorigeOp } = sessie
  const [first, ...anderen] = sessie.aanmelding
  if (!first) return undefined
  const eigen = named(first, eigenNaam)
  const all = capacitiesOf([eigen, ...anderen], register)
  const chosen = all.get(als)
  const hoedanigheid = chosen ? named(chosen, naam) : eigen
  const mogelijkheden = chosen ? all.set(als, hoedanigheid) : all
  const open = chosen ? openTo(config, hoedanigheid) : new Set<Onderdeel>()
  const key = chosen ? als : keyOf(eigen)
  return {
    sessie: uuid,
    token,
    ingetrokken: !chosen,
    instellingen: instellingenOf(sessie.instellingen),
    storingen: sessie.storingen,
    wie: wieOf(config, sessie, hoedanigheid, open),
    bezoeker: {
      hoedanigheid,
      als: key,
      partijen: chosen ? partijen : [],
      open,
      bewijs: proofOf(token, key),
      mogelijkheden,
      inlogmiddel,
      vorigeKeer: vorigeOp,
    },
  }
}

/** Finds the visit of a request: undefined when nobody is logged in. */
export async function bezoekOf({ db, config, clock }: Gateway, request: FastifyRequest): Promise<Bezoek | undefined> {
  const token = readCookie(request, config, 'mijn-sessie')
  if (!token) return undefined
  const { MIJN_SESSIE_STIL_MINUTEN: idleMinutes, MIJN_VERTEGENWOORDIGING: vertegenwoordiging } = config
  const sessie = await sessies.levende(db, token, clock(), { idleMinutes, vertegenwoordiging })
  return sessie && visitOf(config, token, sessie)
}
