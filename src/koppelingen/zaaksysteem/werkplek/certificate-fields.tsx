import type { NieuwZaaksysteem, Zaaksysteem } from '../../../inrichting/zaaksystemen/contract.ts'
import { CheckboxField, Fieldset } from '../../../web/ui/choice-fields.tsx'
import { DataList } from '../../../web/ui/data-list.tsx'
import type { Fault, FieldBinding } from '../../../web/ui/form.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { TextareaField } from '../../../web/ui/text-field.tsx'
import { certificateTexts } from './certificate-texts.ts'

/** The typed values of a certificate, under the names of the contract. */
export interface CertificateValues {
  'certificaat.certificaat': string
  'certificaat.sleutel': string
  'certificaat.ca': string
  /** The one that there is goes away. */
  zonderCertificaat: boolean
}

export const NO_CERTIFICATE: CertificateValues = {
  'certificaat.certificaat': '',
  'certificaat.sleutel': '',
  'certificaat.ca': '',
  zonderCertificaat: false,
}

const namesOf = ['certificaat.certificaat', 'certificaat.sleutel', 'certificaat.ca'] as const

/** Gives what is sent of a certificate: null removes it, and when nothing was typed it stays as it is. */
export function certificateBody(values: CertificateValues): { certificaat?: NieuwZaaksysteem['certificaat'] } {
  if (values.zonderCertificaat) return { certificaat: null }
  const [certificaat, sleutel, ca] = namesOf.map((name) => values[name].trim())
  if (!certificaat || !sleutel) return {}
  return { certificaat: { certificaat, sleutel, ca: ca || null } }
}

/** Finds what is missing of a certificate: the other half, or both when only its authorities were given. */
export function checkCertificate(values: CertificateValues, required: string): Fault[] {
  const isTyped = namesOf.some((name) => values[name].trim() !== '')
  if (!isTyped || values.zonderCertificaat) return []
  return namesOf
    .filter((name) => name !== 'certificaat.ca' && values[name].trim() === '')
    .map((name) => ({ name, reason: required }))
}

interface CertificateFieldsProps {
  /** The one that there is. */
  shown: Zaaksysteem['certificaat']
  field<Name extends keyof CertificateValues>(name: Name): FieldBinding<CertificateValues[Name], Name>
  isRemoved: boolean
}

/** Shows the certificate with which Balie makes itself known, and the fields for another. */
export function CertificateFields({ shown, field, isRemoved }: CertificateFieldsProps) {
  const t = useTexts(certificateTexts)
  const formats = useFormats()
  const pem = { rows: 3, required: false, spellCheck: false, autoComplete: 'off' } as const
  return (
    <Fieldset legend={t.legend}>
      <p className="balie-soft">{shown ? t.helpKept : t.help}</p>
      {shown && (
        <>
          <DataList
            items={[
              [t.subject, shown.onderwerp],
              [t.issuer, shown.uitgever],
              [t.until, formats.moment(shown.geldigTot)],
              [
                t.print,
                <span key="print" className="balie-prose balie-small">
                  {shown.vingerafdruk}
                </span>,
              ],
              [t.authorities, shown.eigenUitgevers && t.own],
            ]}
          />
          <CheckboxField label={t.remove} {...field('zonderCertificaat')} />
        </>
      )}
      {!isRemoved && (
        <>
          <TextareaField
            label={t.certificate}
            description={t.certificateHelp}
            {...pem}
            {...field('certificaat.certificaat')}
          />
          <TextareaField label={t.key} description={t.keyHelp} {...pem} {...field('certificaat.sleutel')} />
          <TextareaField label={t.authorities} description={t.authoritiesHelp} {...pem} {...field('certificaat.ca')} />
        </>
      )}
    </Fieldset>
  )
}
