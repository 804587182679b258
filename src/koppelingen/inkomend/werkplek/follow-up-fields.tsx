import { useQuery } from '@tanstack/react-query'
import { vragensets } from '../../../inrichting/vragensets/contract.ts'
import { zaaksystemen } from '../../../inrichting/zaaksystemen/contract.ts'
import { lengthOf } from '../../../platform/lengths.ts'
import { useRight } from '../../../web/frame/rights.ts'
import { Button } from '../../../web/ui/button.tsx'
import { type Choice, choicesOf, Fieldset, RadioField, SelectField } from '../../../web/ui/choice-fields.tsx'
import type { FormState } from '../../../web/ui/form.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { TextField } from '../../../web/ui/text-field.tsx'
import { RuleFields } from '../../signaleren/werkplek/rule-fields.tsx'
import { systemsQuery, typesQuery } from '../../zaaksysteem/werkplek/queries.ts'
import { Regel, STANDAARD } from '../contract.ts'
import { questionSetsQuery } from './queries.ts'
import { inkomendTexts } from './texts.ts'
import type { Values } from './values.ts'

const MOST_NAME = 200

interface FollowUpProps {
  form: FormState<Values>
  /** The fields of the last submission, by which a question can be answered. */
  choices: readonly Choice[]
}

/** The vragenset of the task, with for each question the field that answers it. */
function QuestionFields({ form, choices }: FollowUpProps) {
  const t = useTexts(inkomendTexts)
  const { data: sets = [] } = useQuery({ ...questionSetsQuery, enabled: useRight(vragensets.lijst) })
  const { vragenset, antwoorden } = form.values
  const chosen = sets.find(({ uuid }) => uuid === vragenset)
  return (
    <>
      <SelectField
        label={t.questionSet}
        description={t.questionSetHelp}
        required={false}
        empty={t.noQuestionSet}
        choices={[
          ...sets.map(({ uuid, titel }) => ({ value: uuid, label: titel })),
          ...(vragenset && !chosen ? [{ value: vragenset, label: t.unknownQuestionSet }] : []),
        ]}
        {...form.field('vragenset')}
      />
      {chosen?.vragen.map(({ sleutel, label, verplicht }) => (
        <SelectField
          key={sleutel}
          name={`antwoorden.${sleutel}`}
          label={label}
          required={verplicht}
          empty={t.noField}
          choices={choices}
          value={antwoorden[sleutel] ?? ''}
          onChange={(veld) => form.set('antwoorden', { ...antwoorden, [sleutel]: veld })}
        />
      ))}
    </>
  )
}

/** The eigenschappen of the zaak, each with the field that it gets. */
function PropertyFields({ form, choices }: FollowUpProps) {
  const t = useTexts(inkomendTexts)
  const { eigenschappen } = form.values
  return (
    <Fieldset legend={t.properties}>
      <p>{t.propertiesHelp}</p>
      {eigenschappen.map((own, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has nothing else that stays the same while it is typed
        <Fieldset key={index} legend={t.property(index + 1)}>
          <TextField label={t.propertyName} maxLength={MOST_NAME} {...form.item('eigenschappen', index, 'naam')} />
          <SelectField label={t.field} choices={choices} {...form.item('eigenschappen', index, 'veld')} />
          <div>
            <Button
              variant="subtle"
              onClick={() =>
                form.set(
                  'eigenschappen',
                  eigenschappen.filter((other) => other !== own),
                )
              }
            >
              {t.removeProperty} {index + 1}
            </Button>
          </div>
        </Fieldset>
      ))}
      <div>
        <Button onClick={() => form.set('eigenschappen', [...eigenschappen, { naam: '', veld: '' }])}>
          {t.addProperty}
        </Button>
      </div>
    </Fieldset>
  )
}

/** The zaaktype that is started in the place of a task. */
function CaseFields({ form, choices }: FollowUpProps) {
  const t = useTexts(inkomendTexts)
  const { zaaksysteem, zaaktype } = form.values
  const { data: systems } = useQuery(systemsQuery)
  const { data: types } = useQuery({ ...typesQuery(zaaksysteem), enabled: zaaksysteem !== '' })
  const startable = types?.zaaktypen.filter(({ startbaar }) => startbaar) ?? []
  const isKnown = startable.some(({ identificatie }) => identificatie === zaaktype)
  return (
    <>
      <SelectField
        label={t.caseSystem}
        choices={(systems?.resultaten ?? []).map(({ uuid, naam }) => ({ value: uuid, label: naam }))}
        {...form.field('zaaksysteem')}
      />
      {zaaksysteem && (
        <SelectField
          label={t.caseType}
          description={t.caseTypeHelp}
          choices={[
            ...startable.map(({ identificatie, omschrijving }) => ({
              value: identificatie,
              label: `${omschrijving} (${identificatie})`,
            })),
            ...(zaaktype && !isKnown ? [{ value: zaaktype, label: zaaktype }] : []),
          ]}
          {...form.field('zaaktype')}
        />
      )}
      {zaaktype && <PropertyFields form={form} choices={choices} />}
    </>
  )
}

/** The follow-up of a delivery: a task, with the answers to a vragenset, or a zaak. */
export function FollowUpFields({ form, choices }: FollowUpProps) {
  const t = useTexts(inkomendTexts)
  const { soort, opvolging } = form.values
  const mayChooseCase = useRight(zaaksystemen.lijst)
  return (
    <Fieldset legend={t.followUp}>
      {(mayChooseCase || opvolging === 'zaak') && (
        <RadioField
          label={t.followUp}
          hideLabel
          inline
          choices={choicesOf(['taak', 'zaak'] as const, t.followUps)}
          {...form.field('opvolging')}
        />
      )}
      {opvolging === 'zaak' && <CaseFields form={form} choices={choices} />}
      {opvolging === 'taak' && (
        <>
          <TextField
            label={t.task}
            description={t.otherwise(STANDAARD[soort].handeling)}
            required={false}
            maxLength={lengthOf(Regel, 'handeling')}
            {...form.field('handeling')}
          />
          <QuestionFields form={form} choices={choices} />
        </>
      )}
      <RuleFields
        value={form.values.signaal}
        error={form.field('signaal').error}
        choices={choices}
        onChange={(signaal) => form.set('signaal', signaal)}
      />
    </Fieldset>
  )
}
