import { useQuery } from '@tanstack/react-query'
import { unitSearch } from '../../../inrichting/actoren/werkplek/unit-search.ts'
import { useSaved } from '../../../inrichting/beheer/werkplek/act.ts'
import { beheerTexts } from '../../../inrichting/beheer/werkplek/beheer-texts.ts'
import { lengthOf } from '../../../platform/lengths.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { Button } from '../../../web/ui/button.tsx'
import { CheckboxField, type Choice, choicesOf, Fieldset, SelectField } from '../../../web/ui/choice-fields.tsx'
import { ComboboxField } from '../../../web/ui/combobox-field.tsx'
import { type Fault, type FormState, faultsOf, useFormulier } from '../../../web/ui/form.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { Columns, Stack } from '../../../web/ui/layout.tsx'
import { faultText } from '../../../web/ui/problems.ts'
import { useRested } from '../../../web/ui/rested.ts'
import { TextareaField, TextField } from '../../../web/ui/text-field.tsx'
import { kitTexts } from '../../../web/ui/texts.ts'
import {
  Inhoudsregel,
  type InkomendKanaal,
  inkomend,
  NieuwInkomendKanaal,
  Regel,
  SLEUTEL,
  SoortInkomend,
  STANDAARD,
  type Voorbeeld,
} from '../contract.ts'
import { Example } from './example.tsx'
import { FollowUpFields } from './follow-up-fields.tsx'
import { exampleQuery, INKOMEND } from './queries.ts'
import { inkomendTexts } from './texts.ts'
import { KLANTVELDEN, newValues, regelOf, type Values, valuesOf } from './values.ts'

const KEY = new RegExp(SLEUTEL)
/** The example follows what is typed, once that stops for a moment. */
const REST_MS = 400

function check(values: Values, t: (typeof inkomendTexts)['nl'], required: string): Fault[] {
  const needed = values.opvolging === 'zaak' ? (['naam', 'zaaksysteem', 'zaaktype'] as const) : (['naam'] as const)
  const missing = needed.filter((name) => values[name].trim() === '')
  return [
    ...missing.map((name) => ({ name, reason: required })),
    ...(KEY.test(values.sleutel) ? [] : [{ name: 'sleutel', reason: t.keyFault }]),
  ]
}

/** The server names a fault by its place in the rule, and the form has no rule around its fields. */
const asTyped = ({ name, reason }: Fault): Fault => ({
  name: name.replace(/^regel\.(?:(?:klant|zaak)\.)?/, ''),
  reason,
})

/** A message is a field of its own conversation, and of no other. */
const OF_ONE_CONVERSATION = 'berichten.'

/** Lists the fields that can be chosen: those of the last submission, and those that the rule names already. */
function choicesIn(voorbeeld: Voorbeeld | undefined, values: Values): Choice[] {
  const lasting = voorbeeld?.velden.filter(({ veld }) => !veld.startsWith(OF_ONE_CONVERSATION)) ?? []
  const named = new Map(lasting.map(({ veld, naam }) => [veld, naam === veld ? veld : `${naam} (${veld})`]))
  const chosen = [...KLANTVELDEN.map((name) => values[name]), ...Object.values(values.antwoorden)]
  for (const veld of [...values.inhoud.map((line) => line.veld), ...chosen])
    if (veld && !named.has(veld)) named.set(veld, veld)
  return [...named].map(([value, label]) => ({ value, label }))
}

/** The lines that the customer reads. */
function ContentFields({ form, choices }: { form: FormState<Values>; choices: readonly Choice[] }) {
  const t = useTexts(inkomendTexts)
  const { inhoud } = form.values
  return (
    <Fieldset legend={t.content}>
      <p>{t.contentHelp}</p>
      {inhoud.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has nothing else that stays the same while it is typed
        <Fieldset key={index} legend={t.line(index + 1)}>
          <SelectField label={t.field} choices={choices} {...form.item('inhoud', index, 'veld')} />
          <TextField
            label={t.words}
            required={false}
            maxLength={lengthOf(Inhoudsregel, 'woorden')}
            {...form.item('inhoud', index, 'woorden')}
          />
          <div>
            <Button
              variant="subtle"
              onClick={() =>
                form.set(
                  'inhoud',
                  inhoud.filter((own) => own !== line),
                )
              }
            >
              {t.removeLine} {index + 1}
            </Button>
          </div>
        </Fieldset>
      ))}
      <div>
        <Button onClick={() => form.set('inhoud', [...inhoud, { veld: '', woorden: '' }])}>{t.addLine}</Button>
      </div>
    </Fieldset>
  )
}

interface ChannelDialogProps {
  /** The kanaal to change, or the address at which something came in without a rule; absent: a new one. */
  kanaal?: InkomendKanaal | undefined
  begin?: Pick<Values, 'soort' | 'sleutel' | 'naam'> | undefined
  onClose(): void
}

/** A dialog to say what becomes of what is delivered, with the last submission beside it. */
export function ChannelDialog({ kanaal, begin, onClose }: ChannelDialogProps) {
  const t = useTexts(inkomendTexts)
  const beheer = useTexts(beheerTexts)
  const kit = useTexts(kitTexts)
  const saved = useSaved(INKOMEND, onClose)
  const form = useFormulier<Values, string>({
    initial: kanaal ? valuesOf(kanaal) : newValues(begin),
    check: (values) => check(values, t, beheer.required),
    onProblem: (error) => faultsOf(error, faultText(error, kit)).map(asTyped),
    submit: async (values) => {
      const { naam, actief, afdeling, soort, sleutel } = values
      const body = { naam, actief, afdeling: afdeling?.id ?? null, regel: regelOf(values) }
      if (kanaal) await clientOf(inkomend).wijzigen({ params: { uuid: kanaal.uuid }, body })
      else await clientOf(inkomend).maken({ body: { ...body, soort, sleutel } })
      return naam
    },
    onDone: (naam) => saved(t.saved(naam)),
  })
  const { soort, sleutel } = form.values
  const rested = useRested(JSON.stringify(regelOf(form.values)), REST_MS)
  const { data: voorbeeld } = useQuery({
    ...exampleQuery({ soort, sleutel }, JSON.parse(rested) as Regel),
    enabled: (kanaal?.stand.aantal ?? 0) > 0 || begin !== undefined,
  })
  const choices = choicesIn(voorbeeld, form.values)
  return (
    <FormDialog
      title={kanaal ? t.changeTitle(kanaal.naam) : t.add}
      form={form}
      action={beheer.save}
      onClose={onClose}
      wide
    >
      <Columns even>
        <Stack>
          <TextField label={t.name} maxLength={lengthOf(NieuwInkomendKanaal, 'naam')} {...form.field('naam')} />
          {!kanaal && (
            <>
              {!begin && (
                <SelectField
                  label={t.kind}
                  empty={null}
                  choices={choicesOf(SoortInkomend.options, t.kinds)}
                  {...form.field('soort')}
                />
              )}
              <TextField
                label={t.key}
                description={t.keyHelp[soort]}
                maxLength={lengthOf(NieuwInkomendKanaal, 'sleutel')}
                {...form.field('sleutel')}
              />
            </>
          )}
          <CheckboxField label={t.active} {...form.field('actief')} />
          <ComboboxField
            label={t.unit}
            description={t.unitHelp}
            required={false}
            source="eenheden"
            search={unitSearch}
            {...form.field('afdeling')}
          />
          <FollowUpFields form={form} choices={choices} />
          <TextField
            label={t.channel}
            description={t.otherwise(STANDAARD[soort].kanaal)}
            required={false}
            width="medium"
            maxLength={lengthOf(Regel, 'kanaal')}
            {...form.field('kanaal')}
          />
          <TextField
            label={t.subject}
            description={t.subjectHelp}
            required={false}
            maxLength={lengthOf(Regel, 'onderwerp')}
            {...form.field('onderwerp')}
          />
          <CheckboxField label={t.confidential} {...form.field('vertrouwelijk')} />
          {(soort === 'chatwoot' || soort === 'rocketchat') && (
            <TextareaField
              label={t.filesFrom}
              description={t.filesFromHelp}
              required={false}
              rows={2}
              {...form.field('bestandenVan')}
            />
          )}
          <ContentFields form={form} choices={choices} />
          <Fieldset legend={t.customer}>
            <p>{t.customerHelp}</p>
            {KLANTVELDEN.map((name) => (
              <SelectField
                key={name}
                label={t.customerFields[name]}
                required={false}
                empty={t.noField}
                choices={choices}
                {...form.field(name)}
              />
            ))}
          </Fieldset>
        </Stack>
        <Example voorbeeld={voorbeeld} />
      </Columns>
    </FormDialog>
  )
}
