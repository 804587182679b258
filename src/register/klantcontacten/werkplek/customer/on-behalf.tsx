import { CheckboxField, SelectField } from '../../../../web/ui/choice-fields.tsx'
import { ComboboxField, type Option } from '../../../../web/ui/combobox-field.tsx'
import type { FormState } from '../../../../web/ui/form.tsx'
import { useTexts } from '../../../../web/ui/language.tsx'
import type { Partij } from '../../../partijen/contract.ts'
import type { Values } from '../question-values.ts'
import { customerSearch } from './customer-sources.ts'
import { customerTexts } from './customer-texts.ts'

const HIMSELF = 'zichzelf'
const ANOTHER = 'ander'

/** Shows the field for the partij whom the customer represents in this contact (R4): a recorded one, or another. */
export function OnBehalf({ form, represented }: { form: FormState<Values>; represented: Partij['vertegenwoordigt'] }) {
  const c = useTexts(customerTexts)
  const { namens, namensAnder, initiatiefnemer } = form.values
  const isRecorded = namens !== null && represented.some(({ uuid }) => uuid === namens.id)
  const isAnother = namensAnder || (namens !== null && !isRecorded)
  const change = (chosen: Option | null, isOther: boolean) => {
    const spoken = chosen ? ('vertegenwoordiger' as const) : ('klant' as const)
    form.change({
      namens: chosen,
      namensAnder: isOther,
      voortaan: false,
      ...(initiatiefnemer !== 'gemeente' && { initiatiefnemer: spoken }),
    })
  }
  const choose = (value: string) => {
    const chosen = represented.find(({ uuid }) => uuid === value)
    change(chosen ? { id: chosen.uuid, label: chosen.naam, description: chosen.nummer } : null, value === ANOTHER)
  }
  return (
    <>
      <SelectField
        label={c.onBehalf}
        description={c.onBehalfHelp}
        empty={null}
        required={false}
        hideOptional
        choices={[
          { value: HIMSELF, label: c.himself },
          ...represented.map(({ uuid, naam, nummer }) => ({ value: uuid, label: `${naam} (${nummer})` })),
          { value: ANOTHER, label: c.another },
        ]}
        value={isRecorded ? namens.id : isAnother ? ANOTHER : HIMSELF}
        onChange={choose}
      />
      {isAnother && !isRecorded && (
        <ComboboxField
          label={c.whom}
          description={c.whomHelp}
          source="vertegenwoordigden"
          search={customerSearch}
          required={false}
          hideOptional
          name="namens"
          error={form.error('namens')}
          value={namens}
          onChange={(chosen) => change(chosen, true)}
        />
      )}
      {namens !== null && !isRecorded && (
        <CheckboxField
          label={c.fromNowOn(namens.label)}
          description={c.fromNowOnHelp}
          required={false}
          hideOptional
          {...form.field('voortaan')}
        />
      )}
    </>
  )
}
