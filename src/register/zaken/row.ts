import {
  boolean,
  enumOf,
  filled,
  integer,
  jsonb,
  moment,
  nullable,
  shared,
  table,
  text,
  texts,
  uuid,
} from '../../platform/row.ts'
import { StatusZaakstart, type Zaakgegevens } from './contract.ts'

/** A zaak that must be started in a zaaksysteem, and how far that is (R22). */
export const zaakstart = shared(
  table('zaakstart', {
    uuid,
    klantcontact: uuid,
    interneTaak: nullable(uuid),
    zaaksysteem: uuid,
    zaaktype: text,
    omschrijving: text,
    toelichting: filled(text),
    eigenschappen: filled(jsonb<Readonly<Record<string, string>>>()),
    status: filled(enumOf('status_zaakstart', StatusZaakstart.options)),
    gemaaktOp: filled(moment),
    door: uuid,
    doorNaam: text,
    stappen: filled(jsonb<object>()),
    identificatie: nullable(text),
    pogingen: filled(integer),
    volgendePoging: filled(moment),
    beurt: nullable(uuid),
    foutCode: nullable(text),
    fout: nullable(text),
    foutOp: nullable(moment),
    reden: nullable(text),
    klaarOp: nullable(moment),
  }),
)

/** A copy of a zaak in a zaaksysteem. */
export const zaak = shared(
  table('zaak', {
    uuid,
    zaaksysteem: uuid,
    url: text,
    zaakUuid: text,
    identificatie: filled(text),
    toestand: filled(text),
    gegevens: nullable(jsonb<Zaakgegevens>()),
    open: filled(boolean),
    etag: nullable(text),
    opgehaaldOp: moment,
    gelezenOp: moment,
    volgendeKeer: moment,
    meldingen: filled(integer),
    fout: nullable(text),
    foutOp: nullable(moment),
    /** The klanten who may see it, as its rollen name them: `inpBsn:…`. */
    klanten: filled(texts),
    /** The status of which the klant is told, and when it was set. */
    teMeldenStatus: nullable(uuid),
    teMeldenOp: nullable(moment),
  }),
)

/** A link to a zaak that no zaaksysteem knows yet. */
export const zaakOnbekend = table('zaak_onbekend', {
  objectId: text,
  soortObjectId: text,
  sinds: filled(moment),
  pogingen: filled(integer),
  volgendePoging: filled(moment),
})

/** A zaak was linked to a klantcontact, or unlinked. */
export const zaakverloop = table('zaakverloop', {
  uuid,
  klantcontact: uuid,
  soort: text,
  zaak: text,
  reden: filled(text),
  door: uuid,
  doorNaam: text,
  op: filled(moment),
})

/** A link of a klantcontact to a zaak that there is or was, and what its zaaksysteem was told of it. */
export const zaakkoppeling = table('zaakkoppeling', {
  onderwerpobject: uuid,
  objectId: text,
  klantcontact: uuid,
  klantcontactNummer: text,
  gekoppeld: boolean,
  gemeld: nullable(filled(boolean)),
  event: filled(uuid),
  sinds: filled(moment),
  zaaksysteem: nullable(uuid),
  zaakUrl: nullable(text),
  adres: nullable(text),
  pogingen: filled(integer),
  volgendePoging: filled(moment),
  opgegeven: filled(boolean),
  fout: nullable(text),
  foutOp: nullable(moment),
  gemeldOp: nullable(moment),
})
