import { createContext } from 'react'

/** The name of the municipality, as the title of every page ends. The frame of an app provides it. */
export const SiteName = createContext('Balie')
