import { unitSearch } from '../../../inrichting/actoren/werkplek/unit-search.ts'
import { useProposed, useSaved } from '../../../inrichting/beheer/werkplek/act.ts'
import { beheerTexts } from '../../../inrichting/beheer/werkplek/beheer-texts.ts'
import { lengthOf } from '../../../platform/lengths.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { CheckboxField, choicesOf, Fieldset, SelectField } from '../../../web/ui/choice-fields.tsx'
import { ComboboxField, type Option } from '../../../web/ui/combobox-field.tsx'
import { type Fault, useFormulier } from '../../../web/ui/form.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { TextField } from '../../../web/ui/text-field.tsx'
import { NieuwPostvak, type Postvak, postvakken } from '../contract.ts'
import { POSTVAKKEN } from './queries.ts'
import { postvakTexts } from './texts.ts'

interface Values
  extends Pick<
    Postvak,
    'naam' | 'actief' | 'host' | 'beveiliging' | 'gebruiker' | 'aanmelden' | 'map' | 'kanaal' | 'ontvangstbevestiging'
  > {
  poort: string
  geheim: string
  clientId: string
  tokenUrl: string
  scope: string
  afdeling: Option | null
  onderwerp: string
  handeling: string
  afzender: string
}

const NEW: Values = {
  naam: '',
  actief: true,
  host: '',
  poort: '993',
  beveiliging: 'tls',
  gebruiker: '',
  aanmelden: 'wachtwoord',
  geheim: '',
  clientId: '',
  tokenUrl: '',
  scope: '',
  map: 'INBOX',
  afdeling: null,
  kanaal: 'e-mail',
  onderwerp: '',
  handeling: 'Behandel deze e-mail',
  afzender: '',
  ontvangstbevestiging: false,
}

const valuesOf = ({ uuid: _, stand: __, innemenVanaf: ___, afdeling, ...postvak }: Postvak): Values => ({
  ...postvak,
  poort: String(postvak.poort),
  geheim: '',
  clientId: postvak.clientId ?? '',
  tokenUrl: postvak.tokenUrl ?? '',
  scope: postvak.scope ?? '',
  afzender: postvak.afzender ?? '',
  afdeling: { id: afdeling.uuid, label: afdeling.naam },
})

const bodyOf = ({ geheim: _, poort, clientId, tokenUrl, scope, afzender, afdeling, ...values }: Values) => ({
  ...values,
  poort: Number(poort),
  clientId: clientId.trim() || null,
  tokenUrl: tokenUrl.trim() || null,
  scope: scope.trim() || null,
  afzender: afzender.trim() || null,
  afdeling: afdeling?.id ?? '',
})

function check(values: Values, isNew: boolean, t: (typeof postvakTexts)['nl'], required: string): Fault[] {
  const names = ['naam', 'host', 'gebruiker', 'map', 'kanaal', 'handeling'] as const
  const ofTokens = values.aanmelden === 'wachtwoord' ? [] : (['clientId', 'tokenUrl'] as const)
  const missing = [...names, ...ofTokens, ...(isNew ? (['geheim'] as const) : [])]
  const port = Number(values.poort)
  return [
    ...missing.filter((name) => values[name].trim() === '').map((name) => ({ name, reason: required })),
    ...(Number.isInteger(port) && port >= 1 && port <= 65_535 ? [] : [{ name: 'poort', reason: t.portFault }]),
    ...(values.afdeling ? [] : [{ name: 'afdeling', reason: t.unitRequired }]),
  ]
}

/** A dialog to set a mailbox: where it is, how Balie logs in, and what its messages become. */
export function MailboxDialog({ postvak, onClose }: { postvak?: Postvak | undefined; onClose(): void }) {
  const t = useTexts(postvakTexts)
  const beheer = useTexts(beheerTexts)
  const saved = useSaved(POSTVAKKEN, onClose)
  const form = useFormulier<Values, Postvak>({
    initial: postvak ? valuesOf(postvak) : NEW,
    check: (values) => check(values, !postvak, t, beheer.required),
    submit: (values) => {
      const { geheim } = values
      const body = bodyOf(values)
      return postvak
        ? clientOf(postvakken).wijzigen({
            params: { uuid: postvak.uuid },
            body: { ...body, ...(geheim && { geheim }) },
          })
        : clientOf(postvakken).maken({ body: { ...body, geheim } })
    },
    onProposed: useProposed(onClose),
    onDone: ({ naam }) => saved(t.saved(naam)),
  })
  const { aanmelden } = form.values
  return (
    <FormDialog
      title={postvak ? t.changeTitle(postvak.naam) : t.add}
      form={form}
      action={beheer.save}
      onClose={onClose}
      wide
    >
      <TextField label={t.name} maxLength={lengthOf(NieuwPostvak, 'naam')} {...form.field('naam')} />
      <CheckboxField label={t.active} {...form.field('actief')} />
      <Fieldset legend={t.server}>
        <TextField label={t.host} description={t.hostHelp} {...form.field('host')} />
        <TextField label={t.port} width="short" inputMode="numeric" {...form.field('poort')} />
        <SelectField
          label={t.security}
          empty={null}
          choices={choicesOf(['tls', 'starttls', 'geen'] as const, t.securities)}
          {...form.field('beveiliging')}
        />
        <TextField label={t.folder} width="medium" maxLength={lengthOf(NieuwPostvak, 'map')} {...form.field('map')} />
      </Fieldset>
      <Fieldset legend={t.credentials}>
        <TextField
          label={t.user}
          description={t.userHelp}
          maxLength={lengthOf(NieuwPostvak, 'gebruiker')}
          {...form.field('gebruiker')}
        />
        <SelectField
          label={t.way}
          empty={null}
          choices={choicesOf(['wachtwoord', 'client', 'dienstaccount'] as const, t.ways)}
          {...form.field('aanmelden')}
        />
        {aanmelden !== 'wachtwoord' && (
          <>
            <TextField label={t.clientId} maxLength={lengthOf(NieuwPostvak, 'clientId')} {...form.field('clientId')} />
            <TextField
              label={t.tokenUrl}
              inputMode="url"
              maxLength={lengthOf(NieuwPostvak, 'tokenUrl')}
              {...form.field('tokenUrl')}
            />
            <TextField
              label={t.scope}
              required={false}
              maxLength={lengthOf(NieuwPostvak, 'scope')}
              {...form.field('scope')}
            />
          </>
        )}
        <TextField
          label={t.secrets[aanmelden]}
          description={postvak ? t.secretKeep : t.secretHelp}
          required={!postvak}
          type="password"
          autoComplete="new-password"
          width="medium"
          maxLength={lengthOf(NieuwPostvak, 'geheim')}
          {...form.field('geheim')}
        />
      </Fieldset>
      <Fieldset legend={t.becomes}>
        <ComboboxField
          label={t.unit}
          description={t.unitHelp}
          source="eenheden"
          search={unitSearch}
          {...form.field('afdeling')}
        />
        <TextField
          label={t.channel}
          width="medium"
          maxLength={lengthOf(NieuwPostvak, 'kanaal')}
          {...form.field('kanaal')}
        />
        <TextField
          label={t.subject}
          description={t.subjectHelp}
          required={false}
          maxLength={lengthOf(NieuwPostvak, 'onderwerp')}
          {...form.field('onderwerp')}
        />
        <TextField label={t.task} maxLength={lengthOf(NieuwPostvak, 'handeling')} {...form.field('handeling')} />
        <TextField
          label={t.sender}
          description={t.senderHelp}
          required={false}
          inputMode="email"
          maxLength={lengthOf(NieuwPostvak, 'afzender')}
          {...form.field('afzender')}
        />
        <CheckboxField label={t.receipt} {...form.field('ontvangstbevestiging')} />
      </Fieldset>
    </FormDialog>
  )
}
