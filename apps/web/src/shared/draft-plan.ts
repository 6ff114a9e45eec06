import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { call } from '@tenantry/contract/client';
import type { Plan, PlanRequest, SharedPrincipal } from '@tenantry/contract';
import { portalKey } from './portal-query.ts';

/** The request for a plan of a flow over these users and groups; the current scope is the portal's to know. */
export function planRequest(flow: PlanRequest['flow'], principals: readonly SharedPrincipal[]): PlanRequest {
  return {
    flow,
    principals:
      flow === 'share-current-scope'
        ? []
        : principals.map(({ id, kind, displayName }) => ({ id, kind, displayName: displayName.slice(0, 256) || id })),
  };
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
      draft.mutate(planRequest(plan.flow, plan.principals));
    },
  };
}
