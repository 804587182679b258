import type { ReactNode } from 'react'
import { Objectidentificator } from '../../../begrippen/contract.ts'
import { lengthOf } from '../../../platform/lengths.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { CheckboxField, SelectField } from '../../../web/ui/choice-fields.tsx'
import { MultiComboboxField, type Option } from '../../../web/ui/combobox-field.tsx'
import { useFormulier } from '../../../web/ui/form.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { TextField } from '../../../web/ui/text-field.tsx'
import { useSaved } from '../../beheer/werkplek/act.ts'
import { beheerTexts } from '../../beheer/werkplek/beheer-texts.ts'
import { type Actor, actoren, NieuweActor } from '../contract.ts'
import { actorTexts } from './texts.ts'
import { unitSearch } from './unit-search.ts'

export const ACTOREN = ['actoren'] as const
export const KINDS = ['medewerker', 'organisatorische_eenheid', 'geautomatiseerde_actor'] as const

interface Values {
  soortActor: Actor['soortActor']
  naam: string
  functie: string
  omschrijving: string
  emailadres: string
  telefoonnummer: string
  objectId: string
  indicatieActief: boolean
  eenheden: Option[]
}

const valuesOf = (actor: Actor | undefined): Values => ({
  soortActor: actor?.soortActor ?? 'medewerker',
  naam: actor?.naam ?? '',
  functie: actor?.functie ?? '',
  omschrijving: actor?.omschrijving ?? '',
  emailadres: actor?.emailadres ?? '',
  telefoonnummer: actor?.telefoonnummer ?? '',
  objectId: actor?.actoridentificator.objectId ?? '',
  indicatieActief: actor?.indicatieActief ?? true,
  eenheden: (actor?.eenheden ?? []).map(({ uuid, naam }) => ({ id: uuid, label: naam })),
})

/** The codes that the sources of KISS and ITA use for each kind of actor. */
const CODES = { medewerker: 'mdw', organisatorische_eenheid: 'afd', geautomatiseerde_actor: 'sys' } as const

/** Makes the body of the request. The kind of an actor determines its fields. */
function bodyOf({ objectId, eenheden, ...values }: Values, actor: Actor | undefined) {
  const before = actor?.actoridentificator
  const isKnown = before !== undefined && before.objectId !== ''
  const identificator = isKnown
    ? { ...before, objectId: objectId.trim() }
    : {
        objectId: objectId.trim(),
        codeObjecttype: objectId.trim() && CODES[values.soortActor],
        codeRegister: objectId.trim() && 'obj',
        codeSoortObjectId: objectId.trim() && 'idf',
      }
  const isMedewerker = values.soortActor === 'medewerker'
  return {
    ...values,
    functie: isMedewerker ? values.functie : '',
    omschrijving: isMedewerker ? '' : values.omschrijving,
    actoridentificator: identificator,
    eenheden: isMedewerker ? eenheden.map(({ id }) => id) : [],
  }
}

export interface ActorDialogProps {
  actor?: Actor | undefined
  /** Shows what to know before an actor is made inactive. */
  whenInactive(actor: Actor): ReactNode
  onClose(): void
}

/** A dialog to make an actor or to change one; the kind of an actor cannot change. */
export function ActorDialog({ actor, whenInactive, onClose }: ActorDialogProps) {
  const t = useTexts(actorTexts)
  const beheer = useTexts(beheerTexts)
  const saved = useSaved(ACTOREN, onClose)
  const form = useFormulier<Values, Actor>({
    initial: valuesOf(actor),
    check: ({ naam }) => (naam.trim() === '' ? [{ name: 'naam', reason: beheer.required }] : []),
    submit: (values) => {
      const { soortActor, ...body } = bodyOf(values, actor)
      return actor
        ? clientOf(actoren).wijzigen({ params: { uuid: actor.uuid }, body })
        : clientOf(actoren).maken({ body: { soortActor, ...body } })
    },
    onDone: ({ naam }) => saved(t.saved(naam)),
  })
  const { soortActor } = form.values
  return (
    <FormDialog
      title={actor ? t.change(actor.naam) : t.addTitle}
      form={form}
      action={beheer.save}
      onClose={onClose}
      wide
    >
      {!actor && (
        <SelectField
          label={t.kind}
          empty={null}
          choices={KINDS.map((value) => ({ value, label: t.kinds[value] }))}
          {...form.field('soortActor')}
          onChange={(value) => form.set('soortActor', value || 'medewerker')}
        />
      )}
      <TextField label={t.name} maxLength={lengthOf(NieuweActor, 'naam')} {...form.field('naam')} />
      {soortActor === 'medewerker' ? (
        <>
          <TextField
            label={t.functie}
            required={false}
            maxLength={lengthOf(NieuweActor, 'functie')}
            {...form.field('functie')}
          />
          <MultiComboboxField
            label={t.units}
            description={t.unitsHelp}
            required={false}
            source="eenheden"
            search={unitSearch}
            {...form.field('eenheden')}
          />
        </>
      ) : (
        <TextField
          label={t.omschrijving}
          required={false}
          maxLength={lengthOf(NieuweActor, 'omschrijving')}
          {...form.field('omschrijving')}
        />
      )}
      <TextField
        label={t.email}
        type="email"
        required={false}
        maxLength={lengthOf(NieuweActor, 'emailadres')}
        {...form.field('emailadres')}
      />
      <TextField
        label={t.phone}
        type="tel"
        required={false}
        width="medium"
        maxLength={lengthOf(NieuweActor, 'telefoonnummer')}
        {...form.field('telefoonnummer')}
      />
      <TextField
        label={t.code}
        description={t.codeHelp}
        required={false}
        width="medium"
        maxLength={lengthOf(Objectidentificator, 'objectId')}
        {...form.field('objectId')}
      />
      <CheckboxField label={t.active} {...form.field('indicatieActief')} />
      {actor && !form.values.indicatieActief && whenInactive(actor)}
    </FormDialog>
  )
}
