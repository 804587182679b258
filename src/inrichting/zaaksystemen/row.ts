import {
  boolean,
  bytea,
  filled,
  jsonb,
  nullable,
  shared,
  smallint,
  table,
  text,
  texts,
  uuid,
  uuids,
} from '../../platform/row.ts'
import type { Clientcertificaat } from '../../platform/schemas.ts'
import type { Zaaksysteemstand, Zaaktypeversie } from './contract.ts'

/** A zaaksysteem that Balie reads and starts zaken in. Its secret is encrypted. */
export const zaaksysteem = shared(
  table('zaaksysteem', {
    uuid,
    naam: text,
    actief: filled(boolean),
    zakenUrl: text,
    catalogiUrl: text,
    documentenUrl: nullable(text),
    clientId: text,
    geheim: bytea,
    bronorganisatie: text,
    nummering: filled(text),
    organisatieAls: filled(text),
    kentKvk: filled(boolean),
    notificaties: filled(boolean),
    maxVertrouwelijkheid: filled(text),
    gelijktijdig: filled(smallint),
    stand: filled(jsonb<Zaaksysteemstand>()),
    koppelingMelden: filled(text),
    eventsUrl: nullable(text),
    opslagUrl: nullable(text),
    certificaat: nullable(jsonb<Clientcertificaat>()),
    certificaatGeheim: nullable(bytea),
  }),
)

/** A zaaktype of a zaaksysteem, and what beheer chose for it. */
export const zaaktype = shared(
  table('zaaktype', {
    zaaksysteem: uuid,
    identificatie: text,
    omschrijving: text,
    trefwoorden: filled(texts),
    versies: filled(jsonb<Zaaktypeversie[]>()),
    startbaar: filled(boolean),
    synoniemen: filled(texts),
    rollen: filled(texts),
    eenheden: filled(uuids),
    informatieobjecttype: nullable(text),
  }),
)
