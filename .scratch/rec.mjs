const t = JSON.stringify({participants:[0,1,2].map(i=>({id:'67a1e37000000000000000'+(10+i),userId:'67a1e37000000000000001'+(10+i),userExternalId:'crm/1',unreadCount:1,clientAssociations:[{type:'whatsapp',clientId:'a'},{type:'sdk',clientId:'b'}],lastRead:'2025-01-01T00:00:00.000Z'})),meta:{hasMore:false}});
const f = {
 none: (r)=>r,
 spread:(r)=>({...r, clientAssociations:r.clientAssociations, appId:'a', conversationId:'c'}),
 assign:(r)=>Object.assign(r,{clientAssociations:r.clientAssociations, appId:'a', conversationId:'c'}),
 set:(r)=>{r.clientAssociations=r.clientAssociations; r.appId='a'; r.conversationId='c'; return r;},
 explicit:(r)=>({appId:'a',conversationId:'c',id:r.id,userId:r.userId,userExternalId:r.userExternalId,unreadCount:r.unreadCount,lastRead:r.lastRead,clientAssociations:r.clientAssociations}),
};
for (let k=0;k<3;k++) for (const [n,g] of Object.entries(f)) { const s=process.hrtime.bigint(); let x=0; for(let i=0;i<100000;i++){ const p=JSON.parse(t).participants.map(g); x+=p.length; } if(k==2) console.log(n,(Number(process.hrtime.bigint()-s)/1e8).toFixed(2),'us'); }
