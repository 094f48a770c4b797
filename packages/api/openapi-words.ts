export const schemaWords = {
  ActedBy:'', Availability:'', CatalogueFile:'', Changed:'', Closure:'', Contact:'', Correction:'', Criterion:'', Description:'', EndedCount:'', Facets:'', FieldFault:'', Forbund:'', ImportFault:'', ImportJob:'', Insats:'', LedgerEvent:'', ListedInsats:'', MemberAvailability:'', Membership:'', NewInsats:'', NowReport:'', Organisation:'', OwnInsats:'', Period:'', PeriodReport:'', Places:'', Problem:'', Provenance:'', RecordedEvent:'', Thresholds:'',
} as const;
export const fieldWords: Readonly<Record<string, string>> = {};
