import { useQuery } from '@tanstack/react-query'
import { clientOf } from '../../../../web/frame/client.ts'
import { DataList } from '../../../../web/ui/data-list.tsx'
import { useFormats } from '../../../../web/ui/format.ts'
import { useTexts } from '../../../../web/ui/language.tsx'
import { Loaded } from '../../../../web/ui/loaded.tsx'
import { type Basisprofiel, basisregistraties } from '../../../basisregistraties/contract.ts'
import type { Values } from '../question-values.ts'
import { customerTexts } from './customer-texts.ts'

type Partij = NonNullable<Values['gevonden']>['partij']

/** Shows what the Handelsregister says of an organisatie, so that the user can check with whom they speak. */
export function Profile({ partij: { identificatoren = [] } }: { partij: Partij }) {
  const [kvkNummer] = identificatoren.flatMap(({ soort, nummer, kvkNummer: van }) =>
    soort === 'kvk_nummer' ? nummer : (van ?? []),
  )
  const query = useQuery({
    queryKey: ['basisprofiel', kvkNummer],
    queryFn: () => clientOf(basisregistraties).basisprofiel({ params: { kvkNummer: kvkNummer ?? '' } }),
    enabled: kvkNummer !== undefined,
    retry: false,
  })
  return <Loaded query={query}>{(profiel) => <ProfileOf profiel={profiel} />}</Loaded>
}

function ProfileOf({ profiel }: { profiel: Basisprofiel }) {
  const c = useTexts(customerTexts)
  const formats = useFormats()
  const { naam, statutaireNaam, handelsnamen, rechtsvorm, rsin, activiteiten, adres, afgeschermd } = profiel
  const otherNames = handelsnamen.filter((handelsnaam) => handelsnaam !== naam)
  return (
    <DataList
      items={[
        // "BeslotenVennootschap", as the KVK writes it.
        [c.legalForm, rechtsvorm.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')],
        [c.statutoryName, statutaireNaam !== naam && statutaireNaam],
        [c.tradeNames, formats.list(otherNames)],
        [c.kinds.rsin, rsin],
        [c.activities, formats.list(activiteiten)],
        [c.address, afgeschermd ? c.shielded : adres.join(', ')],
      ]}
    />
  )
}
