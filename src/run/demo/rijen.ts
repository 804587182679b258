import type { DemoActor } from './actoren.ts'
import type { DemoInterneTaak } from './interne-taken.ts'
import type { DemoKlantcontact } from './klantcontact.ts'
import type { DemoPartij } from './partijen.ts'

/** These have a uuid of their own. */
const SOORT = {
  actor: 1,
  partij: 2,
  klantcontact: 3,
  betrokkene: 4,
  digitaalAdres: 5,
  koppeling: 6,
  onderwerpobject: 7,
  interneTaak: 8,
  verloop: 9,
  authenticatie: 10,
  identificator: 11,
  ouder: 12,
  vertegenwoordiging: 13,
  correctie: 14,
  contactpersoon: 15,
  norm: 16,
  vragenset: 17,
  zaaktype: 28,
  zaak: 29,
  zaakdeel: 30,
  zaakdocument: 31,
  zaakinhoud: 32,
  zaakinformatieobject: 33,
} as const
type Soort = keyof typeof SOORT

const hex = (getal: number, lengte: number) => getal.toString(16).padStart(lengte, '0')

/** Makes the uuid (version 8) of the n-th part of the item with this index. It depends on the seed alone, whatever else is made. */
export function uuidOf(seed: number, soort: Soort, index: number, deel = 0): string {
  return `${hex(seed >>> 0, 8)}-${hex(SOORT[soort], 4)}-8${hex(deel, 3)}-8000-${hex(index, 12)}`
}

/** The rows of a batch, by table; the keys are the names of the columns in laden.ts. */
export type Rijen = Record<string, object[]>

export function rijenOfActoren(seed: number, actoren: readonly DemoActor[]): Rijen {
  const details = ({ functie, omschrijving, emailadres, telefoonnummer }: DemoActor) => ({
    functie,
    omschrijving,
    emailadres,
    telefoonnummer,
  })
  return {
    actor: actoren.map((actor) => ({
      uuid: uuidOf(seed, 'actor', actor.index),
      naam: actor.naam,
      soort: actor.soortActor,
      identificator: actor.actoridentificator,
      [actor.soortActor]: details(actor),
    })),
    eenheid: actoren.flatMap(({ index, eenheden }) =>
      eenheden.map((eenheid) => ({ actor: uuidOf(seed, 'actor', index), eenheid: uuidOf(seed, 'actor', eenheid) })),
    ),
  }
}

export function rijenOfPartijen(seed: number, partijen: readonly DemoPartij[]): Rijen {
  const uuid = (index: number) => uuidOf(seed, 'partij', index)
  const identificatoren = partijen.flatMap(({ index, identificatoren: lijst }) =>
    lijst.map((identificator, deel) => ({
      ...identificator,
      uuid: uuidOf(seed, 'identificator', index, deel),
      partij: uuid(index),
    })),
  )
  return {
    partij: partijen.map(({ index, werkteVoorPartij, contactnaam, soortPartij, ...partij }) => ({
      ...partij,
      uuid: uuid(index),
      soort: soortPartij,
      persoon: soortPartij === 'persoon' ? contactnaam : null,
      contactpersoon: soortPartij === 'contactpersoon' ? contactnaam : null,
      contactpersoonUuid: soortPartij === 'contactpersoon' ? uuidOf(seed, 'contactpersoon', index) : null,
      werkteVoor: werkteVoorPartij === undefined ? null : uuid(werkteVoorPartij),
    })),
    identificator: identificatoren.filter(({ soort }) => soort !== 'vestigingsnummer'),
    vestiging: identificatoren
      .filter(({ soort }) => soort === 'vestigingsnummer')
      .map((rij, deel) => ({ ...rij, ouder: uuidOf(seed, 'ouder', Number(rij.kvkNummer), deel) })),
    adres: partijen.flatMap(({ index, digitaleAdressen }) =>
      digitaleAdressen.map((adres, deel) => ({
        ...adres,
        uuid: uuidOf(seed, 'digitaalAdres', index, deel),
        partij: uuid(index),
      })),
    ),
    authenticatie: partijen.flatMap(({ index, authenticaties }) =>
      authenticaties.map((authenticatie, deel) => ({
        ...authenticatie,
        uuid: uuidOf(seed, 'authenticatie', index, deel),
        partij: uuid(index),
      })),
    ),
    vertegenwoordiging: partijen.flatMap(({ index, vertegenwoordigt }) =>
      vertegenwoordigt.map((ander, deel) => ({
        uuid: uuidOf(seed, 'vertegenwoordiging', index, deel),
        partij: uuid(index),
        voor: uuid(ander),
      })),
    ),
  }
}

function rijenOfTaken(seed: number, { index, interneTaken }: DemoKlantcontact, actoren: readonly DemoActor[]) {
  const actor = (nummer: number) => uuidOf(seed, 'actor', nummer)
  const naam = (nummer: number) => actoren[nummer]?.naam ?? ''
  const uuid = (deel: number) => uuidOf(seed, 'interneTaak', index, deel)
  const taken = interneTaken.map((taak, deel) => ({
    ...taak,
    verloop: undefined,
    uuid: uuid(deel),
    klantcontact: uuidOf(seed, 'klantcontact', index),
  }))
  const toewijzingen = interneTaken.flatMap(({ toegewezenAanActoren, status, uiterlijkOp }: DemoInterneTaak, deel) =>
    toegewezenAanActoren.map((nummer, volgorde) => ({
      taak: uuid(deel),
      actor: actor(nummer),
      volgorde: volgorde + 1,
      openTot: status === 'te_verwerken' ? uiterlijkOp : null,
    })),
  )
  const stappen = interneTaken.flatMap(({ verloop }, deel) =>
    verloop.map((stap, plek) => ({
      ...stap,
      uuid: uuidOf(seed, 'verloop', index, deel * 64 + plek),
      taak: uuid(deel),
      door: actor(stap.door),
      doorNaam: naam(stap.door),
      toegewezen: stap.toegewezen.map((nummer) => ({ uuid: actor(nummer), naam: naam(nummer) })),
    })),
  )
  return { taken, toewijzingen, stappen }
}

function rijenOfBetrokkenen(seed: number, { index, betrokkenen, plaatsgevondenOp }: DemoKlantcontact) {
  const uuid = (deel: number) => uuidOf(seed, 'betrokkene', index, deel)
  const rijen = betrokkenen.map(({ partij, digitaleAdressen: _, authenticatie: __, ...betrokkene }, deel) => ({
    ...betrokkene,
    uuid: uuid(deel),
    klantcontact: uuidOf(seed, 'klantcontact', index),
    partij: partij === undefined ? null : uuidOf(seed, 'partij', partij),
  }))
  const adressen = betrokkenen.flatMap(({ digitaleAdressen }, deel) =>
    digitaleAdressen.map((adres, plek) => ({
      ...adres,
      uuid: uuidOf(seed, 'digitaalAdres', index, 1024 + deel * 64 + plek),
      betrokkene: uuid(deel),
    })),
  )
  const authenticaties = betrokkenen.flatMap(({ partij, authenticatie }, deel) =>
    partij === undefined || !authenticatie
      ? []
      : [
          {
            ...authenticatie,
            uuid: uuidOf(seed, 'authenticatie', index, 1024 + deel),
            partij: uuidOf(seed, 'partij', partij),
            op: plaatsgevondenOp,
          },
        ],
  )
  return { rijen, adressen, authenticaties }
}

export function rijenOfKlantcontacten(
  seed: number,
  contacten: readonly DemoKlantcontact[],
  actoren: readonly DemoActor[],
): Rijen {
  const uuid = (index: number) => uuidOf(seed, 'klantcontact', index)
  const betrokkenen = contacten.map((contact) => rijenOfBetrokkenen(seed, contact))
  const taken = contacten.map((contact) => rijenOfTaken(seed, contact, actoren))
  return {
    klantcontact: contacten.map(
      ({
        index,
        betrokkenen: _,
        actoren: __,
        interneTaken: ___,
        zaken: ____,
        gesprek,
        correctie: _____,
        ...contact
      }) => ({
        ...contact,
        uuid: uuid(index),
        gesprek: gesprek === null ? null : uuid(gesprek),
      }),
    ),
    betrokkene: betrokkenen.flatMap(({ rijen }) => rijen),
    adres: betrokkenen.flatMap(({ adressen }) => adressen),
    authenticatie: betrokkenen.flatMap(({ authenticaties }) => authenticaties),
    koppeling: contacten.flatMap(({ index, actoren: nummers }) =>
      nummers.map((nummer, deel) => ({
        uuid: uuidOf(seed, 'koppeling', index, deel),
        klantcontact: uuid(index),
        actor: uuidOf(seed, 'actor', nummer),
      })),
    ),
    onderwerpobject: contacten.flatMap(({ index, zaken, onderwerpKlantcontact }) => [
      ...zaken.map((identificator, deel) => ({
        uuid: uuidOf(seed, 'onderwerpobject', index, deel),
        klantcontact: uuid(index),
        identificator,
      })),
      ...(onderwerpKlantcontact === null
        ? []
        : [
            {
              uuid: uuidOf(seed, 'onderwerpobject', index, 1024),
              klantcontact: uuid(index),
              wasKlantcontact: uuid(onderwerpKlantcontact),
            },
          ]),
    ]),
    interneTaak: taken.flatMap((rijen) => rijen.taken),
    toewijzing: taken.flatMap(({ toewijzingen }) => toewijzingen),
    verloop: taken.flatMap(({ stappen }) => stappen),
    correctie: contacten.flatMap(({ index, correctie }) =>
      correctie
        ? [
            {
              ...correctie,
              uuid: uuidOf(seed, 'correctie', index),
              klantcontact: uuid(index),
              door: uuidOf(seed, 'actor', correctie.door),
              doorNaam: actoren[correctie.door]?.naam ?? '',
            },
          ]
        : [],
    ),
  }
}
