/** Graph's `synchronizationSchema`, as the wire has it. */
export interface SynchronizationSchema {
  id: string;
  version: string;
  synchronizationRules: SynchronizationRule[];
  directories: DirectoryDefinition[];
}
export interface SynchronizationRule {
  id: string;
  name: string;
  priority: number;
  editable: boolean;
  sourceDirectoryName: string;
  targetDirectoryName: string;
  containerFilter: null;
  groupFilter: null;
  metadata: { key: string; value: string }[];
  objectMappings: ObjectMapping[];
}
export interface ObjectMapping {
  name: string;
  enabled: boolean;
  /** A comma list of `Add`, `Update`, `Delete`, or `None`. */
  flowTypes: string;
  sourceObjectName: string;
  targetObjectName: string;
  scope: ScopeFilter | null;
  attributeMappings: AttributeMapping[];
  metadata: { key: string; value: string }[];
}
export interface ScopeFilter {
  groups: FilterGroup[];
  inputFilterGroups: FilterGroup[];
  categoryFilterGroups: FilterGroup[];
}
export interface FilterGroup {
  name: string;
  clauses: { sourceOperandName: string; operatorName: string; targetOperand: { values: string[] } }[];
}
export interface AttributeMapping {
  targetAttributeName: string;
  source: AttributeMappingSource;
  matchingPriority: number;
  flowType: 'Always' | 'ObjectAddOnly' | 'MultiValueAddOnly' | 'ValueAddOnly' | 'AttributeAddOnly';
  flowBehavior: 'FlowWhenChanged' | 'FlowAlways';
  defaultValue: string | null;
  exportMissingReferences: boolean;
}
export interface AttributeMappingSource {
  type: 'Attribute' | 'Constant' | 'Function';
  name: string | null;
  expression: string;
  parameters: { key: string; value: AttributeMappingSource }[];
}
export interface DirectoryDefinition {
  id: string;
  name: string;
  version: string;
  readOnly: boolean;
  discoverabilities: string;
  discoveryDateTime: string | null;
  objects: {
    name: string;
    supportedApis: string[];
    metadata: { key: string; value: string }[];
    attributes: {
      name: string;
      type: 'String' | 'Integer' | 'Reference' | 'Binary' | 'Boolean' | 'DateTime';
      required: boolean;
      anchor: boolean;
      multivalued: boolean;
      mutability: 'ReadWrite' | 'ReadOnly' | 'Immutable' | 'WriteOnly';
      caseExact: boolean;
      flowNullValues: boolean;
      defaultValue: string | null;
      referencedObjects: { referencedObjectName: string; referencedProperty: string }[];
      apiExpressions: { key: string; value: string }[];
      metadata: { key: string; value: string }[];
    }[];
  }[];
}
