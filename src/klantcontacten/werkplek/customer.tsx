import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import { Alert } from '../../ui/alert.tsx'
import { StatusBadge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/choice-fields.tsx'
import { ComboboxField } from '../../ui/combobox-field.tsx'
import { DataList } from '../../ui/data-list.tsx'
import type { FormState } from '../../ui/form.tsx'
import { useFormats } from '../../ui/format.ts'
import { useTexts } from '../../ui/language.tsx'
import { Heading, Panel, Stack, Toolbar } from '../../ui/layout.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { Klantbeeld } from '../contract.ts'
import { MIDDELEN } from './means.ts'
import { customerSearch, pictureQuery } from './queries.ts'
import type { Values } from './question-values.ts'
import { contactTexts } from './texts.ts'

/** Who it is: found in the register and established, or somebody whose data stay with this contact. */
export function Customer({ form }: { form: FormState<Values> }) {
  const t = useTexts(contactTexts)
  const { klant } = form.values
  return <Panel title={t.customer}>{klant ? <Known form={form} klant={klant} /> : <Unknown form={form} />}</Panel>
}

function Known({ form, klant }: { form: FormState<Values>; klant: NonNullable<Values['klant']> }) {
  const t = useTexts(contactTexts)
  const change = () => form.change({ klant: null, vaststelling: '' })
  return (
    <Stack>
      <Toolbar align="spread">
        <p>
          <strong>{klant.label}</strong> <StatusBadge tone="success">{t.known}</StatusBadge>
        </p>
        <Button variant="subtle" onClick={change}>
          {t.otherCustomer}
        </Button>
      </Toolbar>
      <SelectField
        label={t.established}
        description={t.establishedHelp}
        choices={MIDDELEN.map((value) => ({ value, label: t.means[value] }))}
        {...form.field('vaststelling')}
      />
    </Stack>
  )
}

function Unknown({ form }: { form: FormState<Values> }) {
  const t = useTexts(contactTexts)
  return (
    <Stack>
      <ComboboxField
        label={t.findCustomer}
        description={t.findCustomerHelp}
        source="klanten"
        search={customerSearch}
        required={false}
        hideOptional
        autoFocus
        {...form.field('klant')}
      />
      <p>
        <StatusBadge tone="neutral">{t.unknown}</StatusBadge> <span className="balie-soft">{t.unknownHelp}</span>
      </p>
      <div className="contact-fields">
        <TextField label={t.firstName} required={false} {...form.field('voornaam')} />
        <TextField label={t.prefix} required={false} {...form.field('voorvoegsel')} />
        <TextField label={t.lastName} required={false} {...form.field('achternaam')} />
        <TextField label={t.organisation} required={false} {...form.field('organisatie')} />
        <TextField label={t.phone} type="tel" required={false} {...form.field('telefoonnummer')} />
        <TextField label={t.email} type="email" required={false} {...form.field('emailadres')} />
      </div>
    </Stack>
  )
}

/** The customer at a glance, beside what is being recorded. */
export function Picture({ partij }: { partij: string }) {
  const t = useTexts(contactTexts)
  const query = useQuery(pictureQuery(partij))
  return (
    <Panel title={t.picture}>
      <Loaded query={query}>{(beeld) => <PictureOf beeld={beeld} />}</Loaded>
    </Panel>
  )
}

function PictureOf({ beeld }: { beeld: z.output<typeof Klantbeeld> }) {
  const t = useTexts(contactTexts)
  const formats = useFormats()
  const { partij, klantcontacten, internetaken, zaken } = beeld
  const names = (partijen: readonly { naam: string }[]) => formats.list(partijen.map(({ naam }) => naam))
  const open = internetaken.filter(({ status }) => status === 'te_verwerken')
  return (
    <Stack>
      {partij.indicatieGeheimhouding && <Alert kind="warning">{t.secret}</Alert>}
      <DataList
        items={[
          [t.customerNumber, partij.nummer],
          ...partij.digitaleAdressen.map(
            ({ soortDigitaalAdres, adres }) => [soortDigitaalAdres === 'email' ? t.email : t.phone, adres] as const,
          ),
          [t.preferredChannel, partij.voorkeurskanaal],
          [t.represents, names(partij.vertegenwoordigt)],
          [t.representedBy, names(partij.vertegenwoordigdDoor)],
        ]}
      />
      <Heading level={3}>{t.openTasks}</Heading>
      {open.length === 0 && <p className="balie-soft">{t.noOpenTasks}</p>}
      <ul className="balie-list">
        {open.map(({ uuid, nummer, gevraagdeHandeling }) => (
          <li key={uuid}>
            <Link className="utrecht-link" to="/taken/$nummer" params={{ nummer }}>
              {gevraagdeHandeling}
            </Link>
          </li>
        ))}
      </ul>
      <Heading level={3}>{t.history}</Heading>
      {klantcontacten.length === 0 && <p className="balie-soft">{t.noHistory}</p>}
      <ul className="balie-list balie-list--lined">
        {klantcontacten.map(({ uuid, plaatsgevondenOp, kanaal, onderwerp }) => (
          <li key={uuid}>
            {onderwerp} <span className="balie-soft">{`${formats.date(plaatsgevondenOp)}, ${kanaal}`}</span>
          </li>
        ))}
      </ul>
      {zaken.length > 0 && (
        <>
          <Heading level={3}>{t.cases}</Heading>
          <ul className="balie-list">
            {zaken.map(({ identificator }) => (
              <li key={identificator.objectId}>{identificator.objectId}</li>
            ))}
          </ul>
        </>
      )}
    </Stack>
  )
}
