import { dictionary, useTexts } from '../../../web/ui/language.tsx'

/** The names of the roles of a new installation, as people write them. */
const roleTexts = dictionary(
  {
    behandelaar: 'Behandelaar',
    beheerder: 'Beheerder',
    coordinator: 'Coördinator',
    'kcc-medewerker': 'KCC-medewerker',
    'privacy-officer': 'Privacy officer',
    rapportage: 'Rapportage',
  },
  {
    behandelaar: 'Specialist',
    beheerder: 'Administrator',
    coordinator: 'Coordinator',
    'kcc-medewerker': 'Contact centre',
    'privacy-officer': 'Privacy officer',
    rapportage: 'Reporting',
  },
)

/** Gives the name of a role as people write it: of a role that beheer made, its words with a capital. */
export function useRoleName(): (role: string) => string {
  const texts: Readonly<Record<string, string>> = useTexts(roleTexts)
  return (role) => texts[role] ?? role.charAt(0).toUpperCase() + role.slice(1).replaceAll('-', ' ')
}
