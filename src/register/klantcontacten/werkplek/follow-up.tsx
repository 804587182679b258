import { useEffect, useRef } from 'react'
import { useActorSearch } from '../../../inrichting/actoren/werkplek/actor-search.ts'
import { AnswerFields } from '../../../inrichting/vragensets/werkplek/answer-fields.tsx'
import { lengthOf } from '../../../platform/lengths.ts'
import { useRight } from '../../../web/frame/rights.ts'
import { Button } from '../../../web/ui/button.tsx'
import { Fieldset, RadioField } from '../../../web/ui/choice-fields.tsx'
import { MultiComboboxField } from '../../../web/ui/combobox-field.tsx'
import { controlId, type FormState } from '../../../web/ui/form.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { Panel, Stack } from '../../../web/ui/layout.tsx'
import { TextareaField, TextField } from '../../../web/ui/text-field.tsx'
import { NieuweInternetaak } from '../../internetaken/contract.ts'
import { zaken } from '../../zaken/contract.ts'
import { type GoesAlong, StartFields, WhatGoesAlong } from '../../zaken/werkplek/start-fields.tsx'
import { naamOfGevonden, newOpvolging } from './contact.ts'
import { recipientTexts } from './customer/recipient-texts.ts'
import type { Values } from './question-values.ts'
import { contactTexts } from './texts.ts'

const MOST = 10
const KINDS = ['beantwoord', 'taak', 'zaakstart', 'zaak'] as const

type Form = FormState<Values>

/** Shows the things that happen now; there is at least one. */
export function FollowUps({ form }: { form: Form }) {
  const t = useTexts(contactTexts)
  const { opvolgingen } = form.values
  const more = useRef<HTMLButtonElement>(null)
  const count = useRef(opvolgingen.length)
  // A user who adds a follow-up continues in it; after removing one the focus stays near.
  useEffect(() => {
    if (opvolgingen.length > count.current)
      document.getElementById(controlId(form.id, `opvolgingen.${opvolgingen.length - 1}.soort`))?.focus()
    if (opvolgingen.length < count.current) more.current?.focus()
    count.current = opvolgingen.length
  }, [opvolgingen.length, form.id])
  const several = opvolgingen.length > 1
  return (
    <Panel title={t.followUp}>
      <Stack {...(several && { gap: 'large' })}>
        {opvolgingen.map(({ uuid }, index) =>
          several ? (
            <Fieldset key={uuid} legend={t.followUpNumber(index + 1)}>
              <FollowUpFields form={form} index={index} />
              <div>
                <Button
                  variant="subtle"
                  onClick={() =>
                    form.set(
                      'opvolgingen',
                      opvolgingen.filter((own) => own.uuid !== uuid),
                    )
                  }
                >
                  {t.removeFollowUp(index + 1)}
                </Button>
              </div>
            </Fieldset>
          ) : (
            <FollowUpFields key={uuid} form={form} index={index} />
          ),
        )}
        {opvolgingen.length < MOST && (
          <div>
            <Button
              ref={more}
              variant="subtle"
              onClick={() => form.set('opvolgingen', [...opvolgingen, newOpvolgingOpScherm()])}
            >
              {t.addFollowUp}
            </Button>
          </div>
        )}
      </Stack>
    </Panel>
  )
}

const newOpvolgingOpScherm = () => ({ ...newOpvolging('taak'), actoren: [] })

function FollowUpFields({ form, index }: { form: Form; index: number }) {
  const t = useTexts(contactTexts)
  const r = useTexts(recipientTexts)
  const field = <Name extends keyof Values['opvolgingen'][number]>(name: Name) => form.item('opvolgingen', index, name)
  const mayStart = useRight(zaken.starten)
  const opvolging = form.values.opvolgingen[index]
  if (!opvolging) return null
  const { soort } = opvolging
  const labels = { ...t.followUps, ...(form.values.ontvangers && { beantwoord: r.sent }) }
  return (
    <Stack>
      <RadioField
        label={t.followUp}
        hideLabel
        inline
        choices={KINDS.filter((value) => value !== 'zaakstart' || mayStart || soort === value).map((value) => ({
          value,
          label: labels[value],
        }))}
        {...field('soort')}
      />
      {soort === 'taak' && <Task form={form} index={index} />}
      {soort === 'zaak' && <TextField label={t.caseNumber} width="medium" {...field('zaaknummer')} />}
      {soort === 'zaakstart' && (
        <>
          <StartFields zaaktype={field('zaaktype')} toelichting={field('zaaktoelichting')} />
          <WhatGoesAlong {...goesAlong(form.values)} />
        </>
      )}
      {(soort === 'beantwoord' || soort === 'taak') && (
        <TextareaField
          label={t.note}
          description={t.noteHelp}
          required={false}
          rows={3}
          max={lengthOf(NieuweInternetaak, 'toelichting')}
          {...field('toelichting')}
        />
      )}
    </Stack>
  )
}

/** Lists what of a contact in the making goes to the zaaksysteem: the speaker first, and whom they speak for (R4). */
function goesAlong(values: Values): GoesAlong {
  const { klant, gevonden, namens, initiatiefnemer, bijlagen } = values
  const described = [values.voornaam, values.voorvoegsel, values.achternaam].filter(Boolean).join(' ')
  const name = klant?.label ?? (gevonden ? naamOfGevonden(gevonden) : described || values.organisatie)
  const rol = namens || initiatiefnemer === 'vertegenwoordiger' ? 'vertegenwoordiger' : 'klant'
  return {
    onderwerp: values.onderwerp,
    betrokkenen: [
      { rol, initiator: initiatiefnemer !== 'gemeente', naam: name },
      ...(namens ? [{ rol: 'klant' as const, initiator: false, naam: namens.label }] : []),
    ],
    adressen: klant ? [] : [values.telefoonnummer, values.emailadres].filter(Boolean),
    documenten: bijlagen.map(({ bestandsnaam }) => bestandsnaam),
  }
}

/** Shows the fields of a task: its actoren, what must be done, and what the customer is asked for it. */
function Task({ form, index }: { form: Form; index: number }) {
  const t = useTexts(contactTexts)
  const field = <Name extends keyof Values['opvolgingen'][number]>(name: Name) => form.item('opvolgingen', index, name)
  const [eerste] = field('actoren').value
  const vragenset = field('vragenset')
  const antwoorden = field('antwoorden')
  const set = vragenset.value
  return (
    <>
      <MultiComboboxField
        label={t.recipients}
        description={t.recipientsHelp}
        source="actoren"
        search={useActorSearch()}
        {...field('actoren')}
      />
      <TextField label={t.task} description={t.taskHelp} required={false} hideOptional {...field('handeling')} />
      {eerste && (
        <AnswerFields
          actor={eerste.id}
          names={{ set: vragenset.name, answers: antwoorden.name }}
          set={set}
          answers={(set && antwoorden.value[set.uuid]) ?? {}}
          onChoose={vragenset.onChange}
          onAnswer={(answers) => set && antwoorden.onChange({ ...antwoorden.value, [set.uuid]: { ...answers } })}
          error={form.error}
        />
      )}
    </>
  )
}
