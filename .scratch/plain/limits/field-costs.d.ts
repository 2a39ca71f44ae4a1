/** What the fields of the graph cost in calls to upstream. A field that is not named here costs none. */
import type { GraphQLField, GraphQLObjectType } from 'graphql';
import type { Selection, Selections } from './selections.js';
/** What resolving a field on one record costs, at most. */
export interface FieldCost {
    readonly calls: number;
    /** How many records it gives, to each of which the fields below apply. */
    readonly records: number;
    /** The argument that says so. */
    readonly sizedBy?: string;
    /** Calls on top for a caller of whom it is looked at first whether they take part in a conversation. */
    readonly checks?: number;
}
/** The cost of one field as it is selected. `type` is the type of the records that it gives. */
type SelectedCost = (selection: Selection, selections: Selections, type: GraphQLObjectType) => FieldCost;
/** The cost of one field. */
interface CostRule {
    /** Whatever its arguments, and whatever is selected below it. */
    readonly worst: FieldCost;
    /** Where that can be less. */
    readonly selected?: SelectedCost;
}
/** The rules by type and field. */
export declare const COST_RULES: Readonly<Record<string, CostRule>>;
/** What a field costs on one record. `type` is the type of the records that it gives. */
export declare function costOf(selection: Selection, selections: Selections, type: GraphQLObjectType): FieldCost;
/** What a field costs on one record at most, whatever its arguments. */
export declare function worstCostOf({ name: typeName }: GraphQLObjectType, { name }: GraphQLField<unknown, unknown>): FieldCost;
export {};
