import { VERTROUWELIJKHEDEN } from '../../../begrippen/contract.ts'
import { useProposed, useSaved } from '../../../inrichting/beheer/werkplek/act.ts'
import { beheerTexts } from '../../../inrichting/beheer/werkplek/beheer-texts.ts'
import { NieuwZaaksysteem, type Zaaksysteem, zaaksystemen } from '../../../inrichting/zaaksystemen/contract.ts'
import { lengthOf } from '../../../platform/lengths.ts'
import { levelTexts } from '../../../register/zaken/werkplek/level-texts.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { CheckboxField, choicesOf, Fieldset, SelectField } from '../../../web/ui/choice-fields.tsx'
import { type Fault, useFormulier } from '../../../web/ui/form.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { TextField } from '../../../web/ui/text-field.tsx'
import {
  CertificateFields,
  type CertificateValues,
  certificateBody,
  checkCertificate,
  NO_CERTIFICATE,
} from './certificate-fields.tsx'
import { ZAAKSYSTEMEN } from './queries.ts'
import { zaaksysteemTexts } from './texts.ts'

type Texts = (typeof zaaksysteemTexts)['nl']

interface Values
  extends CertificateValues,
    Pick<Zaaksysteem, 'naam' | 'actief' | 'zakenUrl' | 'catalogiUrl' | 'clientId' | 'koppelingMelden'> {
  documentenUrl: string
  opslagUrl: string
  eventsUrl: string
  geheim: string
  bronorganisatie: string
  nummering: Zaaksysteem['nummering']
  organisatieAls: Zaaksysteem['organisatieAls']
  kentKvk: boolean
  notificaties: boolean
  maxVertrouwelijkheid: Zaaksysteem['maxVertrouwelijkheid']
  gelijktijdig: string
}

const NIEUW: Values = {
  naam: '',
  actief: true,
  zakenUrl: '',
  catalogiUrl: '',
  documentenUrl: '',
  opslagUrl: '',
  koppelingMelden: 'niet',
  eventsUrl: '',
  clientId: '',
  geheim: '',
  bronorganisatie: '',
  nummering: 'eigen',
  organisatieAls: 'niet_natuurlijk_persoon',
  kentKvk: true,
  notificaties: false,
  maxVertrouwelijkheid: 'zaakvertrouwelijk',
  gelijktijdig: '4',
  ...NO_CERTIFICATE,
}

const valuesOf = ({
  uuid: _,
  stand: __,
  certificaat: ___,
  documentenUrl,
  opslagUrl,
  eventsUrl,
  gelijktijdig,
  ...set
}: Zaaksysteem): Values => ({
  ...set,
  documentenUrl: documentenUrl ?? '',
  opslagUrl: opslagUrl ?? '',
  eventsUrl: eventsUrl ?? '',
  gelijktijdig: String(gelijktijdig),
  geheim: '',
  ...NO_CERTIFICATE,
})

const bodyOf = (values: Values) => {
  const { naam, actief, zakenUrl, catalogiUrl, clientId, bronorganisatie, nummering, organisatieAls } = values
  const { kentKvk, notificaties, koppelingMelden, maxVertrouwelijkheid } = values
  return {
    ...{ naam, actief, zakenUrl, catalogiUrl, clientId, bronorganisatie, nummering, organisatieAls },
    ...{ kentKvk, notificaties, koppelingMelden, maxVertrouwelijkheid },
    documentenUrl: values.documentenUrl.trim() || null,
    opslagUrl: values.opslagUrl.trim() || null,
    eventsUrl: values.eventsUrl.trim() || null,
    gelijktijdig: Number(values.gelijktijdig),
    ...certificateBody(values),
  }
}

const FEWEST = 8

function check(values: Values, isNew: boolean, t: Texts, required: string): Fault[] {
  const names = ['naam', 'zakenUrl', 'catalogiUrl', 'clientId'] as const
  const { geheim, bronorganisatie, gelijktijdig, koppelingMelden, eventsUrl } = values
  return [
    ...names.filter((name) => values[name].trim() === '').map((name) => ({ name, reason: required })),
    ...(geheim.length < FEWEST && (isNew || geheim) ? [{ name: 'geheim', reason: t.secretShort }] : []),
    ...(/^\d{9}$/.test(bronorganisatie.trim()) ? [] : [{ name: 'bronorganisatie', reason: t.rsinFault }]),
    ...(/^([1-9]|[1-4]\d|50)$/.test(gelijktijdig.trim()) ? [] : [{ name: 'gelijktijdig', reason: t.callsFault }]),
    ...(koppelingMelden === 'cloudevents' && eventsUrl.trim() === '' ? [{ name: 'eventsUrl', reason: required }] : []),
    ...checkCertificate(values, required),
  ]
}

/** A dialog to set a zaaksysteem: where its APIs are, with what Balie makes itself known, and how it works with it. */
export function SystemDialog({ systeem, onClose }: { systeem?: Zaaksysteem | undefined; onClose(): void }) {
  const t = useTexts(zaaksysteemTexts)
  const levels = useTexts(levelTexts)
  const beheer = useTexts(beheerTexts)
  const saved = useSaved(ZAAKSYSTEMEN, onClose)
  const form = useFormulier<Values, Zaaksysteem>({
    initial: systeem ? valuesOf(systeem) : NIEUW,
    check: (values) => check(values, !systeem, t, beheer.required),
    submit: (values) => {
      const body = bodyOf(values)
      const { geheim } = values
      return systeem
        ? clientOf(zaaksystemen).wijzigen({
            params: { uuid: systeem.uuid },
            body: { ...body, ...(geheim && { geheim }) },
          })
        : clientOf(zaaksystemen).maken({ body: { ...body, geheim } })
    },
    onProposed: useProposed(onClose),
    onDone: ({ naam }) => saved(t.saved(naam)),
  })
  return (
    <FormDialog
      title={systeem ? t.changeTitle(systeem.naam) : t.add}
      form={form}
      action={beheer.save}
      onClose={onClose}
      wide
    >
      <TextField label={t.name} maxLength={lengthOf(NieuwZaaksysteem, 'naam')} {...form.field('naam')} />
      <CheckboxField label={t.active} {...form.field('actief')} />
      <Fieldset legend={t.addresses}>
        <TextField label={t.zaken} description={t.addressHelp} inputMode="url" {...form.field('zakenUrl')} />
        <TextField label={t.catalogi} description={t.addressHelp} inputMode="url" {...form.field('catalogiUrl')} />
        <TextField
          label={t.documenten}
          description={t.documentenHelp}
          required={false}
          inputMode="url"
          {...form.field('documentenUrl')}
        />
        <TextField
          label={t.storage}
          description={t.storageHelp}
          required={false}
          inputMode="url"
          {...form.field('opslagUrl')}
        />
      </Fieldset>
      <Fieldset legend={t.credentials}>
        <TextField
          label={t.clientId}
          width="medium"
          maxLength={lengthOf(NieuwZaaksysteem, 'clientId')}
          {...form.field('clientId')}
        />
        <TextField
          label={t.secret}
          description={systeem ? t.secretKeep : t.secretHelp}
          required={!systeem}
          type="password"
          autoComplete="new-password"
          width="medium"
          maxLength={lengthOf(NieuwZaaksysteem, 'geheim')}
          {...form.field('geheim')}
        />
      </Fieldset>
      <CertificateFields
        shown={systeem?.certificaat ?? null}
        field={form.field}
        isRemoved={form.values.zonderCertificaat}
      />
      <Fieldset legend={t.way}>
        <TextField label={t.rsin} width="short" inputMode="numeric" maxLength={9} {...form.field('bronorganisatie')} />
        <SelectField
          label={t.numbering}
          empty={null}
          choices={choicesOf(['eigen', 'gereserveerd'] as const, t.numberings)}
          {...form.field('nummering')}
        />
        <SelectField
          label={t.companies}
          empty={null}
          choices={choicesOf(['niet_natuurlijk_persoon', 'vestiging'] as const, t.companiesAs)}
          {...form.field('organisatieAls')}
        />
        <CheckboxField label={t.kvk} {...form.field('kentKvk')} />
        <CheckboxField label={t.notifications} {...form.field('notificaties')} />
        <SelectField
          label={t.links}
          description={t.linksHelp}
          empty={null}
          choices={choicesOf(['niet', 'cloudevents', 'zaakobject'] as const, t.linksBy)}
          {...form.field('koppelingMelden')}
        />
        {form.values.koppelingMelden === 'cloudevents' && (
          <TextField label={t.events} description={t.eventsHelp} inputMode="url" {...form.field('eventsUrl')} />
        )}
        <SelectField
          label={t.confidentiality}
          description={t.confidentialityHelp}
          empty={null}
          choices={choicesOf(VERTROUWELIJKHEDEN, levels)}
          {...form.field('maxVertrouwelijkheid')}
        />
        <TextField label={t.calls} width="short" inputMode="numeric" {...form.field('gelijktijdig')} />
      </Fieldset>
    </FormDialog>
  )
}
