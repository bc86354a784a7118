"""Who may sign in to the demonstration, as the terminal shows it."""

PASSWORD = "wardbook-demo"  # noqa: S105  (everybody may know it; production refuses the demonstration)
CAST = {
    "carol": "coordinator for wards 1-6 of Harrowmere",
    "colin": "coordinator for wards 7-12",
    "priya": "PCSO, ward 1 and 2",
    "pete": "PCSO, ward 7",
    "ines": "Neighbourhood Inspector, wards 1-6",
    "hana": "partner: housing association",
    "errol": "partner: street environment",
    "cllr-jones": "councillor, ward 1",
    "rita": "representative, member of ward 1's Neighbourhood Partnership",
    "anya": "analyst, whole partnership",
    "lena": "lead: Core Group, whole partnership",
    "iris": "intelligence unit (keeper of the source register)",
    "dora": "auditor / data protection officer",
    "adam": "admin",
}
