import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { StatusBadge } from '../../../../web/ui/badge.tsx'
import { Button } from '../../../../web/ui/button.tsx'
import { CheckboxField, SelectField } from '../../../../web/ui/choice-fields.tsx'
import type { Option } from '../../../../web/ui/combobox-field.tsx'
import { controlId, type FormState } from '../../../../web/ui/form.tsx'
import { useTexts } from '../../../../web/ui/language.tsx'
import { Panel, Stack, Toolbar } from '../../../../web/ui/layout.tsx'
import { TextField } from '../../../../web/ui/text-field.tsx'
import type { Partij } from '../../../partijen/contract.ts'
import { MIDDELEN, meansTexts, NIVEAU } from '../../../partijen/werkplek/means.ts'
import { isCalled } from '../caller.ts'
import { naamOfGevonden } from '../contact.ts'
import { pictureQuery } from '../queries.ts'
import type { Values } from '../question-values.ts'
import { contactTexts } from '../texts.ts'
import { Addresses } from './addresses.tsx'
import { ControlQuestions } from './control-questions.tsx'
import { Profile } from './customer-profile.tsx'
import { CustomerSearch } from './customer-search.tsx'
import type { Choice, Described } from './customer-sources.ts'
import { customerTexts } from './customer-texts.ts'
import { recipientTexts } from './recipient-texts.ts'
import { Recipients } from './recipients.tsx'

type Form = FormState<Values>
type Gevonden = NonNullable<Values['gevonden']>

const NOBODY = {
  klant: null,
  ontvangers: null,
  gevonden: null,
  namens: null,
  namensAnder: false,
  voortaan: false,
  vaststelling: '',
} as const

/**
 * Shows the customer: found in the register and established, found elsewhere, or somebody whose data stay with this contact. In a next
 * question of the same conversation the customer is the same, so the focus is not here (R13).
 */
export function Customer({ form, isNext }: { form: Form; isNext: boolean }) {
  const t = useTexts(contactTexts)
  const { klant, gevonden, ontvangers } = form.values
  // A user who takes back a choice continues in the field for the next one.
  const [turn, setTurn] = useState(0)
  const choose = (choice: Choice) => {
    const chosen = 'customer' in choice ? { klant: choice.customer } : { gevonden: choice.found }
    form.change({ ...NOBODY, ...chosen })
  }
  const takeBack = (values: Partial<Values> = {}) => {
    setTurn((before) => before + 1)
    const spoke = form.values.namens && form.values.initiatiefnemer === 'vertegenwoordiger'
    form.change({ ...NOBODY, ...values, ...(spoke && { initiatiefnemer: 'klant' as const }) })
  }
  return (
    <Panel title={t.customer}>
      {klant && <Known form={form} klant={klant} onOther={takeBack} />}
      {gevonden && <FoundElsewhere form={form} gevonden={gevonden} onOther={takeBack} />}
      {ontvangers && <Recipients form={form} onOne={() => takeBack({ initiatiefnemer: 'klant' })} />}
      {!klant && !gevonden && !ontvangers && (
        <Unknown key={turn} form={form} onChoose={choose} isNext={isNext && turn === 0} />
      )}
    </Panel>
  )
}

interface ChosenProps {
  form: Form
  /** Another customer is wanted, or this one as an unknown customer with these values. */
  onOther(values?: Partial<Values>): void
}

/** Splits the name of a customer over the fields of an unknown customer. */
function asUnknown(klant: Option, partij: Partij | undefined): Partial<Values> {
  if (partij?.soortPartij === 'organisatie') return { organisatie: klant.label }
  if (!partij?.contactnaam) return { achternaam: klant.label }
  const { voornaam, voorvoegselAchternaam: voorvoegsel, achternaam } = partij.contactnaam
  return { voornaam, voorvoegsel, achternaam }
}

function Known({ form, klant, onOther }: ChosenProps & { klant: Option }) {
  const t = useTexts(contactTexts)
  const c = useTexts(customerTexts)
  const { data } = useQuery(pictureQuery(klant.id))
  return (
    <Stack>
      <Toolbar align="spread">
        <p>
          <strong>{klant.label}</strong> <StatusBadge tone="success">{t.known}</StatusBadge>
        </p>
        <Button variant="subtle" onClick={() => onOther()}>
          {t.otherCustomer}
        </Button>
      </Toolbar>
      <Established form={form} description={c.establishedHelp} partij={data?.partij} />
      {form.values.vaststelling === '' && (
        <div>
          <Button onClick={() => onOther(asUnknown(klant, data?.partij))}>{c.goOnUnknown}</Button>
        </div>
      )}
    </Stack>
  )
}

interface EstablishedProps {
  form: Form
  description: string
  empty?: string
  /** The customer, when the register knows them. */
  partij?: Partij | undefined
}

/** Shows the field for the means by which the identity was established (R1). */
function Established({ form, description, empty, partij }: EstablishedProps) {
  const m = useTexts(meansTexts)
  const c = useTexts(customerTexts)
  return (
    <>
      <SelectField
        label={c.established}
        description={description}
        autoFocus
        required={empty === undefined}
        {...(empty !== undefined && { empty })}
        choices={MIDDELEN.map((value) => ({ value, label: m.meansAtLevel(m.means[value], m.levels[NIVEAU[value]]) }))}
        {...form.field('vaststelling')}
      />
      {form.values.vaststelling === 'controlevragen' && <ControlQuestions partij={partij} />}
    </>
  )
}

/**
 * Shows somebody from the BRP or the Handelsregister. They are a customer once their identity is established, and an unknown customer until
 * then (R1, R3).
 */
function FoundElsewhere({ form, gevonden, onOther }: ChosenProps & { gevonden: Gevonden }) {
  const t = useTexts(contactTexts)
  const c = useTexts(customerTexts)
  const isEstablished = form.values.vaststelling !== ''
  return (
    <Stack>
      <Toolbar align="spread">
        <p>
          <strong>{naamOfGevonden(gevonden)}</strong>{' '}
          <StatusBadge tone={isEstablished ? 'success' : 'neutral'}>
            {isEstablished ? c.becomes : c.staysUnknown}
          </StatusBadge>{' '}
          {gevonden.partij.indicatieGeheimhouding && <StatusBadge tone="warning">{c.secret}</StatusBadge>}
        </p>
        <Button variant="subtle" onClick={() => onOther()}>
          {t.otherCustomer}
        </Button>
      </Toolbar>
      <p className="balie-soft">{`${c.foundIn[gevonden.bron]}: ${gevonden.omschrijving}`}</p>
      {gevonden.bron === 'kvk' && <Profile partij={gevonden.partij} />}
      <Established
        form={form}
        description={isEstablished ? c.becomesHelp : c.staysUnknownHelp}
        empty={c.notEstablished}
      />
      <Addresses form={form} />
      <CheckboxField label={t.noAnswerNeeded} required={false} hideOptional {...form.field('geenAntwoord')} />
    </Stack>
  )
}

/** Gives the number from which somebody calls now, to look for them by it. */
const callerOf = ({ values: { telefoonnummer } }: Form): string => (isCalled(telefoonnummer) ? telefoonnummer : '')

function Unknown({ form, onChoose, isNext }: { form: Form; onChoose(choice: Choice): void; isNext: boolean }) {
  const t = useTexts(contactTexts)
  const r = useTexts(recipientTexts)
  const { telefoonnummer, emailadres, geenAntwoord } = form.values
  // A customer who can be reached is not asked whether they want an answer.
  const isReachable = telefoonnummer !== '' || emailadres !== ''
  const goOn = (described: Described) => {
    form.change(described)
    const next = described.telefoonnummer === undefined ? 'telefoonnummer' : 'achternaam'
    document.getElementById(controlId(form.id, next))?.focus()
  }
  return (
    <Stack>
      <CustomerSearch onChoose={onChoose} onUnknown={goOn} autoFocus={!isNext} begin={callerOf(form)} />
      <Toolbar align="spread">
        <p>
          <StatusBadge tone="neutral">{t.unknown}</StatusBadge> <span className="balie-soft">{t.unknownHelp}</span>
        </p>
        <Button variant="subtle" onClick={() => form.change({ ontvangers: [], initiatiefnemer: 'gemeente' })}>
          {r.toMany}
        </Button>
      </Toolbar>
      <div className="contact-fields contact-fields--names">
        <TextField label={t.firstName} required={false} hideOptional {...form.field('voornaam')} />
        <TextField label={t.prefix} required={false} hideOptional {...form.field('voorvoegsel')} />
        <TextField label={t.lastName} required={false} hideOptional {...form.field('achternaam')} />
        <TextField label={t.organisation} required={false} hideOptional {...form.field('organisatie')} />
      </div>
      <Addresses form={form} />
      {(!isReachable || geenAntwoord) && (
        <CheckboxField label={t.noAnswer} required={false} hideOptional {...form.field('geenAntwoord')} />
      )}
    </Stack>
  )
}
