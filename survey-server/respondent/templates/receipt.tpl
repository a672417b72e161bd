{{%AUTOESCAPE context="HTML"}}
{{#STORED}}
<h1>Merci, votre réponse est enregistrée</h1>
<p class="lead">Votre bulletin est chiffré et déposé dans l’urne.</p>
<section class="receipt">
<h2>Votre reçu</h2>
<p class="code"><code>{{#GROUP}}<span>{{DIGITS}}</span>{{/GROUP}}</code></p>
<p>Ce reçu ne dit ni qui vous êtes, ni ce que vous avez répondu : c’est l’empreinte de votre bulletin chiffré. Gardez-le pour vous : avec l’urne, il désigne votre bulletin.</p>
<p>Notez-le si vous voulez vérifier plus tard que votre bulletin est dans l’urne. Il se cherche dans la liste des reçus, puis dans celle de la clôture, que vos élus afficheront.</p>
<p><a href="/recus">Voir la liste des reçus</a></p>
</section>
{{/STORED}}
{{#STORED_BEFORE}}
<h1>Votre réponse est déjà enregistrée</h1>
<p class="lead">Elle était arrivée une première fois, par exemple après un double clic. Elle compte une seule fois.</p>
<p>Si vous aviez changé une réponse entre-temps, c’est le premier envoi qui compte. Le reçu du premier envoi ne peut pas être montré de nouveau ; vous n’en avez pas besoin.</p>
{{/STORED_BEFORE}}
<h2>Et maintenant ?</h2>
<ol>
<li>L’urne reste fermée jusqu’à la fin de l’enquête. La clé qui l’ouvre n’est pas sur le serveur.</li>
<li>Elle est ouverte ensuite, en une fois, et les bulletins sont mélangés.</li>
<li>Les résultats d’ensemble sont présentés au CSE. Demandez la date à vos élus.</li>
</ol>
<p>Vous pouvez fermer cette page. Sur un ordinateur partagé, fermez toutes les fenêtres du navigateur.{{#CODES_MODE}} Détruisez votre papier : le code ne peut plus servir.{{/CODES_MODE}}</p>
