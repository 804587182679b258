import { dictionary } from '../../web/ui/dictionary.ts'

export const texts = dictionary(
  {
    banner: (naam: string) => `U kijkt mee met ${naam || 'deze klant'}`,
    bannerHelp:
      'Zo ziet de klant het. U kunt hier niets invullen of versturen. Dat u meekijkt is vastgelegd, en de klant kan dat zien.',
    closed: 'Dit opent alleen de klant',
    closedHelp: 'Documenten en alles om op te halen zijn hier niet te openen.',
    back: 'Terug naar de werkplek',
  },
  {
    banner: (naam) => `You are looking along with ${naam || 'this customer'}`,
    bannerHelp:
      'This is how the customer sees it. You cannot fill in or send anything here. That you look along is recorded, and the customer can see it.',
    closed: 'Only the customer opens this',
    closedHelp: 'Documents and everything to take along cannot be opened here.',
    back: 'Back to the workplace',
  },
)
