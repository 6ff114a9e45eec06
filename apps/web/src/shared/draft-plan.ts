import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { call } from '@tenantry/contract/client';
import type { Plan, PlanRequest, SharedPrincipal } from '@tenantry/contract';
import { portalKey } from './portal-query.ts';

type PickedPrincipal = Extract<PlanRequest, { readonly flow: 'select-users-and-groups' }>['principals'][number];

/** Users and groups as a request for a plan names them. */
export function pickedPrincipals(principals: readonly SharedPrincipal[]): PickedPrincipal[] {
  return principals.map(({ id, kind, displayName }) => ({ id, kind, displayName: displayName.slice(0, 256) || id }));
}

/** What to ask for to get this plan anew; `undefined` when that can only be chosen again where the plan began. */
export function requestAgain(plan: Pick<Plan, 'flow' | 'principals' | 'request'>): PlanRequest | undefined {
  if (plan.request !== undefined) return plan.request;
  switch (plan.flow) {
    case 'select-users-and-groups':
    case 'edit-shared-users-and-groups':
      return { flow: plan.flow, principals: pickedPrincipals(plan.principals) };
    case 'share-current-scope':
      return { flow: plan.flow, principals: [] };
    default:
      return undefined;
  }
}

/** Makes a plan and goes to its page. Nothing is changed by it. */
export function useDraftPlan() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (request: PlanRequest) => call('plans.draft', { body: request }),
    onSuccess: async (plan) => {
      queryClient.setQueryData(portalKey('plans.read', { params: { planId: plan.planId } }), plan);
      await navigate({ to: '/plans/$planId', params: { planId: plan.planId } });
    },
  });
}

/** Makes the same plan anew, from what the directory holds now, and goes to its page. */
export function useRedraftPlan() {
  const draft = useDraftPlan();
  return {
    isPending: draft.isPending,
    error: draft.error,
    redraft: (plan: Plan) => {
      const request = requestAgain(plan);
      if (request) draft.mutate(request);
    },
  };
}
